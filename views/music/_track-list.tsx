import { Button } from '../components/button.tsx'
import { genreName } from '../sounds.ts'
import { useWords } from '../words.ts'
import type { ShownTrack } from './data.ts'

interface Props {
  tracks: readonly ShownTrack[]
  label: string
  /** album: numbered as on the record, its discs apart · mixed: each with its album. */
  as: 'album' | 'mixed'
  /** Whose album it is: not said again beside each track. */
  artist?: string | null
}

/** Tracks, each a link to its file; with scripts a button plays the list from there on. */
export function TrackList({ tracks, label, as, artist = null }: Props) {
  const { t } = useWords()
  const discs = new Set(tracks.map(({ disc }) => disc ?? 1))
  const parts = as === 'album' && discs.size > 1 ? [...discs].map((disc) => ({ disc, tracks: tracks.filter((track) => (track.disc ?? 1) === disc) })) : [{ disc: null, tracks }]
  return (
    <>
      {parts.map((part) => (
        <>
          {part.disc === null ? null : <h2 class="tracks-disc">{t('music.disc', { number: part.disc })}</h2>}
          <ol class="tracks" aria-label={part.disc === null ? label : `${label}, ${t('music.disc', { number: part.disc })}`}>{part.tracks.map((track) => <TrackRow track={track} as={as} artist={artist} />)}</ol>
        </>
      ))}
    </>
  )
}

function TrackRow({ track, as, artist }: { track: ShownTrack } & Pick<Props, 'as' | 'artist'>) {
  const { locale, t, duration } = useWords()
  const facts = [
    track.artist !== artist ? track.artist : null, as === 'mixed' ? track.album : null,
    track.heard !== null && track.genre === null ? t('music.heard-as', { name: genreName(locale.language, track.heard) }) : null,
  ].filter((fact) => fact !== null)
  return (
    <li class="track" data-track={track.id}>
      <span class="track-start">
        <span class="track-number" aria-hidden="true">{as === 'album' ? track.track ?? '–' : ''}</span>
        <Button type="button" look="plain" icon="play" class="track-play only-scripted" label={t('music.play-track', { title: track.title })} data={{ 'data-play-track': track.id }} />
      </span>
      <span class="track-words"><a class="track-title" href={`/files/${track.id}`} data-file-link="">{track.title}</a>{facts.length > 0 ? <>{' '}<span class="track-facts">{facts.join(' · ')}</span></> : null}</span>
      {track.bpm === null ? <span /> : <span class="track-bpm">{t('music.bpm', { bpm: track.bpm })}</span>}
      <span class="track-length">{track.durationMs === null ? '' : duration(track.durationMs)}</span>
    </li>
  )
}
