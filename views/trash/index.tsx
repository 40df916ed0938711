import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { FileGrid } from '../files/_grid.tsx'
import type { Tile } from '../files/tile.ts'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import { useWords } from '../words.ts'

export interface TrashProps {
  frame: Frame
  tiles: readonly Tile[]
  total: number
  /** Bytes that emptying frees. */
  size: number
  /** Days until files leave the trash by themselves; null: never. */
  keepDays: number | null
  previous?: string
  next?: string
  canEdit: boolean
}

/** /trash: the only place where something is really deleted, with the count and the words. */
export function TrashPage({ frame, tiles, total, size, keepDays, previous, next, canEdit }: TrashProps) {
  const { t, size: sizeText } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.trash')} place="trash" width="wide">
      <PageHead title={t('rail.trash')} text={total === 0 ? undefined : [t('trash.holds', { count: total, size: sizeText(size) }), keepDays === null ? '' : t('trash.keeps', { count: keepDays })].filter(Boolean).join(' ')}>
        {total > 0 && canEdit ? <EmptyTrash total={total} /> : null}
      </PageHead>
      {tiles.length === 0 ? <EmptyState drawing="bin" title={t('trash.empty')} text={t('trash.empty-text')} /> : (
        <>
          {canEdit ? <SelectionBar kind="trash" canEdit={canEdit} /> : null}
          <FileGrid tiles={tiles} list="trash" label={t('rail.trash')} />
          <PagesNav previous={previous} next={next} />
        </>
      )}
    </AppPage>
  )
}

/** Final: says how many and that there is no way back before the button that does it. */
function EmptyTrash({ total }: { total: number }) {
  const { t } = useWords()
  return (
    <details class="menu" data-menu="">
      <summary class="button button-quiet">{t('trash.empty-it')}</summary>
      <div class="menu-sheet confirm-sheet">
        <p>{t('trash.confirm', { count: total })}</p>
        <p class="quiet">{t('trash.confirm-sources')}</p>
        <form method="post" action="/trash/emptying"><Button look="bad" icon="trash-2">{t('trash.confirm-button', { count: total })}</Button></form>
      </div>
    </details>
  )
}
