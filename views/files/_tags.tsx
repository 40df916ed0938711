import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { FileTag } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

/** Tags of a file: each a link to its pictures, removable; a new one is typed with suggestions from /tags/suggest. */
export function FileTags({ id, tags, canEdit, outOfBand }: { id: string; tags: readonly FileTag[]; canEdit: boolean; outOfBand?: boolean }) {
  const { t } = useWords()
  if (tags.length === 0 && !canEdit) return null
  const target = domId('file-tags', id)
  return (
    <PanelPart id={target} title={t('file.tags')} outOfBand={outOfBand}>
      {tags.length > 0 ? (
        <ul class="chips">
          {tags.map((tag) => (
            <li class="chip">
              <a class="chip-text" href={`/search?q=${encodeURIComponent(`tag:"${tag.path}"`)}`}>{tag.path}</a>
              {canEdit ? (
                <ActionForm action={`/files/${id}/tags/${tag.id}`} method="delete" target={`#${target}`} class="chip-form">
                  <button type="submit" class="chip-remove" aria-label={t('file.remove-tag', { tag: tag.path })}><Icon name="x" /></button>
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {canEdit ? (
        <ActionForm action={`/files/${id}/tags`} target={`#${target}`} class="tag-form">
          <input class="tag-input" name="name" type="text" required maxlength={120} autocomplete="off" placeholder={t('file.tag-placeholder')} aria-label={t('file.tag-name')} list={domId('tag-suggestions', id)} data-tag-input=""
            hx-get="/tags/suggest" hx-trigger="input changed delay:120ms, focus once" hx-target={`#${domId('tag-suggestions', id)}`} hx-swap="innerHTML" />
          <datalist id={domId('tag-suggestions', id)}></datalist>
          <Button look="plain" icon="plus" label={t('file.add-tag')} />
        </ActionForm>
      ) : null}
    </PanelPart>
  )
}

/** Answer of /tags/suggest: options for the input's list. */
export function TagSuggestions({ paths }: { paths: readonly string[] }) {
  return <>{paths.map((path) => <option value={path}></option>)}</>
}
