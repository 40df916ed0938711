import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { ShownAlbum, ShownTrack } from './data.ts'
import { Cover } from './_cover.tsx'
import { PlayButtons } from './_play-buttons.tsx'
import { TrackList } from './_track-list.tsx'

export interface AlbumProps { frame: Frame; album: ShownAlbum; tracks: readonly ShownTrack[]; previous?: string; next?: string }

/** /music/albums/:key: an album with its tracks. */
export function AlbumPage({ frame, album, tracks, previous, next }: AlbumProps) {
  const { t, duration } = useWords()
  const length = t('music.length', { count: t('music.tracks', { count: album.tracks }), length: duration(album.durationMs) })
  return (
    <AppPage frame={frame} title={album.title} place="music">
      <nav class="crumbs" aria-label={t('folders.path')}><ol><li><a href="/music">{t('music.title')}</a></li><li aria-current="page">{album.title}</li></ol></nav>
      <div data-queue-at={`/music/queue?album=${album.key}`} data-refresh="">
        <header class="album-head">
          <Cover src={album.cover} size="large" eager />
          <div class="album-words">
            <h1>{album.title}</h1>
            <p class="album-by">{album.artist ? <a href={`/music/artists/${album.artist.key}`}>{album.artist.name}</a> : t('music.various')}</p>
            <p class="album-facts">{[album.years, length].filter(Boolean).join(' · ')}</p>
            <PlayButtons />
          </div>
        </header>
        <TrackList tracks={tracks} label={t('music.all-tracks')} as="album" artist={album.artist?.name ?? null} />
        <PagesNav previous={previous} next={next} />
      </div>
    </AppPage>
  )
}
