import { PagesNav } from '../components/pages-nav.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { MusicFrame, ShownAlbum } from './data.ts'
import { AlbumGrid } from './_album-card.tsx'
import { EmptyPart, MusicPage } from './_music-page.tsx'

export type AlbumOrder = 'artist' | 'title' | 'year'
const orders: readonly AlbumOrder[] = ['artist', 'title', 'year']

export interface AlbumsProps extends Omit<MusicFrame, 'part'> {
  frame: Frame
  albums: readonly ShownAlbum[]
  total: number
  order: AlbumOrder
  /** False: there is no sound at all. */
  anySound: boolean
  previous?: string
  next?: string
}

/** /music: albums with their covers. */
export function AlbumsPage({ frame, hasUntagged, albums, total, order, anySound, previous, next }: AlbumsProps) {
  const { t } = useWords()
  if (total === 0) return <MusicPage frame={frame} part="albums" hasUntagged={hasUntagged}><EmptyPart text={t(anySound ? 'music.empty-albums-text' : 'music.empty-text')} /></MusicPage>
  return (
    <MusicPage frame={frame} part="albums" hasUntagged={hasUntagged}>
      <div class="music-bar">
        <p class="quiet">{t('music.album-count', { count: total })}</p>
        <nav class="music-orders" aria-label={t('music.order')}>{orders.map((one) => <a class="music-order" href={one === 'artist' ? '/music' : `/music?order=${one}`} aria-current={one === order ? 'true' : undefined}>{t(`music.order-${one}`)}</a>)}</nav>
      </div>
      <AlbumGrid albums={albums} label={t('music.albums')} />
      <PagesNav previous={previous} next={next} />
    </MusicPage>
  )
}
