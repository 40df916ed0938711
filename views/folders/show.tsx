import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { FileGrid } from '../files/_grid.tsx'
import type { Tile } from '../files/tile.ts'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import { useWords } from '../words.ts'

/** A folder inside the one shown. */
export interface FolderCard {
  name: string
  /** Address of its page. */
  href: string
  /** Files in it and below it. */
  count: number
  /** Up to three small pictures of what it holds. */
  thumbs: readonly string[]
  /** Set at the top level: its source, so that people can tell 'Uploads' from a disk. */
  source?: 'managed' | 'source'
}
export interface FolderProps {
  frame: Frame
  /** As in files.folder, '' at the top. */
  path: string
  /** From the top to the folder shown: each with its address; the last is the one shown. */
  crumbs: readonly { name: string; href: string }[]
  folders: readonly FolderCard[]
  tiles: readonly Tile[]
  total: number
  previous?: string
  next?: string
  canEdit: boolean
}

/** /folders/…: the tree as it lies on disk. */
export function FolderPage({ frame, path, crumbs, folders, tiles, total, previous, next, canEdit }: FolderProps) {
  const { t } = useWords()
  const title = crumbs.at(-1)?.name ?? t('rail.folders')
  return (
    <AppPage frame={frame} title={title} place="folders" width="wide">
      <span hidden data-upload-folder={path}></span>
      <Breadcrumbs crumbs={crumbs} />
      <PageHead title={title} text={total > 0 ? t('unit.files', { count: total }) : undefined} />
      {folders.length > 0 ? <ul class="folder-cards">{folders.map((folder) => <li><FolderCardLink folder={folder} /></li>)}</ul> : null}
      {tiles.length > 0 ? (
        <>
          <SelectionBar kind="library" canEdit={canEdit} />
          <FileGrid tiles={tiles} list={`folder:${path}`} label={title} />
          <PagesNav previous={previous} next={next} />
        </>
      ) : null}
      {folders.length === 0 && tiles.length === 0 ? <EmptyState drawing="folder" title={t('folders.empty')} text={t('folders.empty-text')} /> : null}
    </AppPage>
  )
}

function Breadcrumbs({ crumbs }: { crumbs: FolderProps['crumbs'] }) {
  const { t } = useWords()
  if (crumbs.length === 0) return null
  return (
    <nav class="crumbs" aria-label={t('folders.path')}>
      <ol>
        <li><a href="/folders">{t('rail.folders')}</a></li>
        {crumbs.map((crumb, at) => <li><a href={crumb.href} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>{crumb.name}</a></li>)}
      </ol>
    </nav>
  )
}

function FolderCardLink({ folder }: { folder: FolderCard }) {
  const { t } = useWords()
  return (
    <a class="folder-card" href={folder.href}>
      <span class={`folder-stack folder-stack-${Math.min(folder.thumbs.length, 3)}`} aria-hidden="true">
        {folder.thumbs.length === 0 ? <Icon name="folder" /> : folder.thumbs.slice(0, 3).map((thumb) => <img src={thumb} alt="" loading="lazy" decoding="async" />)}
      </span>
      <span class="folder-name">{folder.source ? <Icon name={folder.source === 'managed' ? 'upload' : 'hard-drive'} /> : null}{folder.name}</span>
      <span class="folder-count">{t('unit.files', { count: folder.count })}</span>
    </a>
  )
}
