import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'

/** 'library' offers what is done to files that stay, 'trash' what is done to those thrown away. */
export type SelectionKind = 'library' | 'trash'

/**
 * The bar that takes the head's place while something is chosen. Tiles' checkboxes belong to this form, so that it works without scripts;
 * with scripts public/js/selection.js adds what is chosen but not drawn as hidden fields of the name `file`.
 */
export function SelectionBar({ kind, canEdit }: { kind: SelectionKind; canEdit: boolean }) {
  const { t } = useWords()
  return (
    <form id="selection" class="selection" method="post" action="/selection/favorite" aria-label={t('selection.title')}  data-selection={kind}>
      <Button type="button" look="plain" icon="x" label={t('selection.clear')} class="only-scripted" data={{ 'data-selection-clear': '' }} />
      <p class="selection-count" role="status" data-selection-count="">{t('selection.some')}</p>
      <div class="selection-actions">
        {kind === 'library' ? <LibraryActions canEdit={canEdit} /> : <TrashActions />}
      </div>
    </form>
  )
}

function LibraryActions({ canEdit }: { canEdit: boolean }) {
  const { t } = useWords()
  return (
    <>
      <BarButton action="/selection/favorite" icon="heart" text={t('selection.favorite')} name="favorite" />
      {canEdit ? (
        <details class="menu selection-tag" data-menu="">
          <summary class="button button-plain"><Icon name="tag" /><span>{t('selection.tag')}</span></summary>
          <div class="menu-sheet selection-tag-sheet">
            <label for="selection-tag-name">{t('selection.tag-name')}</label>
            <input id="selection-tag-name" name="name" type="text" autocomplete="off" list="tag-names" />
            <datalist id="tag-names"></datalist>
            <BarButton action="/selection/tags" icon="plus" text={t('selection.add-tag')} name="tag" />
            <BarButton action="/selection/labels" icon="check" text={t('selection.accept')} name="tag" />
          </div>
        </details>
      ) : null}
      <button class="button button-plain" type="submit" formaction="/selection/archive" data-selection-action="download" data-full=""><Icon name="download" /><span>{t('selection.download')}</span></button>
      {canEdit ? <BarButton action="/selection/trashing" icon="trash-2" text={t('selection.trash')} name="trash" /> : null}
    </>
  )
}

function TrashActions() {
  const { t } = useWords()
  return (
    <>
      <BarButton action="/selection/restoration" icon="rotate-ccw" text={t('trash.restore')} name="restore" />
      <BarButton action="/selection/purging" icon="trash-2" text={t('trash.purge')} name="purge" />
    </>
  )
}

function BarButton({ action, icon, text, name }: { action: string; icon: 'heart' | 'plus' | 'check' | 'trash-2' | 'rotate-ccw'; text: string; name: string }) {
  return <button class="button button-plain" type="submit" formaction={action} hx-post={action} hx-swap="none" data-selection-action={name}><Icon name={icon} /><span>{text}</span></button>
}
