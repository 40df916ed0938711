import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'

/** A tag with those below it. */
export interface TagNode { id: string; name: string; path: string; count: number; children: readonly TagNode[] }
export interface TagsProps { frame: Frame; tags: readonly TagNode[]; canEdit: boolean }

/** /tags: the tree of words that people gave. */
export function TagsPage({ frame, tags, canEdit }: TagsProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.tags')} place="tags">
      <PageHead title={t('rail.tags')} text={t('tags.text')} />
      {canEdit ? (
        <ActionForm action="/tags" target="#tags" class="inline-fields">
          <input name="path" type="text" required maxlength={240} placeholder={t('tags.new-placeholder')} aria-label={t('tags.new')} autocomplete="off" />
          <Button icon="plus">{t('tags.add')}</Button>
        </ActionForm>
      ) : null}
      <TagTree tags={tags} canEdit={canEdit} />
    </AppPage>
  )
}

/** The whole tree; answer of every change on this page. */
export function TagTree({ tags, canEdit }: { tags: readonly TagNode[]; canEdit: boolean }) {
  const { t } = useWords()
  return (
    <div id="tags" class="tag-tree">
      {tags.length === 0 ? <EmptyState drawing="folder" title={t('tags.empty')} text={t('tags.empty-text')} /> : <TagBranch tags={tags} canEdit={canEdit} />}
    </div>
  )
}

function TagBranch({ tags, canEdit }: { tags: readonly TagNode[]; canEdit: boolean }) {
  return (
    <ul class="tag-branch">
      {tags.map((tag) => (
        <li>
          <TagRow tag={tag} canEdit={canEdit} />
          {tag.children.length > 0 ? <TagBranch tags={tag.children} canEdit={canEdit} /> : null}
        </li>
      ))}
    </ul>
  )
}

function TagRow({ tag, canEdit }: { tag: TagNode; canEdit: boolean }) {
  const { t, number } = useWords()
  const id = domId('tag', tag.id)
  return (
    <div class="tag-row" id={id}>
      <a class="tag-link" href={`/search?q=${encodeURIComponent(`tag:"${tag.path}"`)}`}><Icon name="tag" /><span>{tag.name}</span><span class="tag-count">{number(tag.count)}</span></a>
      {canEdit ? (
        <details class="menu" data-menu="">
          <summary class="button button-plain button-icon" aria-label={t('tags.change', { tag: tag.path })}><Icon name="ellipsis" /></summary>
          <div class="menu-sheet stack">
            <ActionForm action={`/tags/${tag.id}`} method="put" target="#tags" class="stack">
              <div class="field"><label for={`${id}-path`}>{t('tags.path')}</label><input id={`${id}-path`} name="path" type="text" required value={tag.path} maxlength={240} /></div>
              <Button icon="check">{t('page.save')}</Button>
            </ActionForm>
            <ActionForm action={`/tags/${tag.id}`} method="delete" target="#tags"><Button look="bad" icon="trash-2">{t('tags.remove', { count: tag.count })}</Button></ActionForm>
          </div>
        </details>
      ) : null}
    </div>
  )
}
