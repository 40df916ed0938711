import { PagesNav } from '../components/pages-nav.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { MusicFrame, ShownArtist } from './data.ts'
import { Cover } from './_cover.tsx'
import { EmptyPart, MusicPage } from './_music-page.tsx'

export interface ArtistsProps extends Omit<MusicFrame, 'part'> { frame: Frame; artists: readonly ShownArtist[]; total: number; previous?: string; next?: string }

/** /music/artists: everybody who made something, by name. */
export function ArtistsPage({ frame, hasUntagged, artists, total, previous, next }: ArtistsProps) {
  const { t } = useWords()
  return (
    <MusicPage frame={frame} part="artists" hasUntagged={hasUntagged}>
      {total === 0 ? <EmptyPart text={t('music.empty-text')} /> : <ul class="artists" aria-label={t('music.artists')}>{artists.map((artist) => <ArtistRow artist={artist} />)}</ul>}
      <PagesNav previous={previous} next={next} />
    </MusicPage>
  )
}

function ArtistRow({ artist: { key, name, albums, tracks, cover } }: { artist: ShownArtist }) {
  const { t } = useWords()
  const counts = [albums > 0 ? t('music.album-count', { count: albums }) : '', t('music.tracks', { count: tracks })].filter(Boolean).join(' · ')
  return <li><a class="music-row" href={`/music/artists/${key}`}><Cover src={cover} size="small" /><span class="music-row-words"><span class="music-row-name">{name}</span>{' '}<span class="music-row-text">{counts}</span></span></a></li>
}
