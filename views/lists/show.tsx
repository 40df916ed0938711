import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { FileGrid } from '../files/_grid.tsx'
import type { Tile } from '../files/tile.ts'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import { useWords } from '../words.ts'

export interface ListProps { frame: Frame; tiles: readonly Tile[]; total: number; previous?: string; next?: string; canEdit: boolean }

/** /recent: what came in last. */
export function RecentPage(props: ListProps) {
  return <ListPage {...props} list="recent" />
}

/** /favorites: what this person loves. */
export function FavoritesPage(props: ListProps) {
  return <ListPage {...props} list="favorites" />
}

function ListPage({ frame, tiles, total, previous, next, canEdit, list }: ListProps & { list: 'recent' | 'favorites' }) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t(`rail.${list}`)} place={list} width="wide">
      <PageHead title={t(`rail.${list}`)} text={total > 0 ? t('unit.files', { count: total }) : undefined} />
      {tiles.length === 0 ? <EmptyState drawing={list === 'recent' ? 'shelf' : 'heart'} title={t(`lists.${list}-empty`)} text={t(`lists.${list}-empty-text`)} /> : (
        <>
          <SelectionBar kind="library" canEdit={canEdit} />
          <FileGrid tiles={tiles} list={list} label={t(`rail.${list}`)} />
          <PagesNav previous={previous} next={next} />
        </>
      )}
    </AppPage>
  )
}
