import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { ShownAlbum, ShownArtist, ShownTrack } from './data.ts'
import { AlbumGrid } from './_album-card.tsx'
import { Cover } from './_cover.tsx'
import { PlayButtons } from './_play-buttons.tsx'
import { TrackList } from './_track-list.tsx'

export interface ArtistProps { frame: Frame; artist: ShownArtist; albums: readonly ShownAlbum[]; on: readonly ShownAlbum[]; tracks: readonly ShownTrack[]; previous?: string; next?: string }

/** /music/artists/:key: what somebody made. */
export function ArtistPage({ frame, artist, albums, on, tracks, previous, next }: ArtistProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={artist.name} place="music">
      <nav class="crumbs" aria-label={t('folders.path')}><ol><li><a href="/music">{t('music.title')}</a></li><li><a href="/music/artists">{t('music.artists')}</a></li><li aria-current="page">{artist.name}</li></ol></nav>
      <div data-queue-at={`/music/queue?artist=${artist.key}`} data-refresh="">
        <header class="album-head">
          <Cover src={artist.cover} size="large" eager />
          <div class="album-words">
            <h1>{artist.name}</h1>
            <p class="album-facts">{[artist.albums > 0 ? t('music.album-count', { count: artist.albums }) : '', t('music.tracks', { count: artist.tracks })].filter(Boolean).join(' · ')}</p>
            <PlayButtons />
          </div>
        </header>
        <Albums id="own" title={t('music.own-albums')} albums={albums} />
        <Albums id="on" title={t('music.on-albums')} albums={on} />
        <h2 class="music-title">{t('music.all-tracks')}</h2>
        <TrackList tracks={tracks} label={t('music.all-tracks')} as="mixed" artist={artist.name} />
        <PagesNav previous={previous} next={next} />
      </div>
    </AppPage>
  )
}

function Albums({ id, title, albums }: { id: string; title: string; albums: readonly ShownAlbum[] }) {
  if (albums.length === 0) return null
  return <section class="music-section" aria-labelledby={`albums-${id}`}><h2 class="music-title" id={`albums-${id}`}>{title}</h2><AlbumGrid albums={albums} label={title} /></section>
}
