import type { PlayedTrack } from '../../../catalog/index.ts'
import type { Renditions } from '../../../renditions/index.ts'
import { originalUrl, renditionUrl } from '../files/media-urls.ts'

/** A track as the player in the browser takes it. */
export interface QueueTrack {
  id: string
  title: string
  artist: string
  album: string
  /** Page of the file. */
  href: string
  /** What <audio> plays. */
  src: string
  /** Address of a small cover; null where there is none. */
  cover: string | null
  /** Address of a large one. */
  artwork: string | null
  durationMs: number | null
  positionMs: number | null
  /** dB that bring it to -18 LUFS, and its true peak in dBTP; null where nobody listened. */
  gain: number | null
  peak: number | null
}

/** A sound is played as its copy for browsers where there is one, else as it is: the player says so where it cannot. */
export async function queueTracks(renditions: Pick<Renditions, 'ready'>, tracks: readonly PlayedTrack[]): Promise<QueueTrack[]> {
  const ready = await renditions.ready(tracks.map(({ sha256 }) => sha256))
  return tracks.map(({ id, sha256, title, artist, album, durationMs, positionMs, gain, peak, hasCover }) => {
    const drawn = ready.get(sha256)
    return {
      id, title, artist: artist ?? '', album: album ?? '', href: `/files/${id}`, src: drawn?.has('web-audio') ? renditionUrl(id, 'web-audio', sha256) : `${originalUrl(id)}?v=${sha256.slice(0, 16)}`,
      cover: hasCover && drawn?.has('thumbnail') ? renditionUrl(id, 'thumbnail', sha256) : null, artwork: hasCover && drawn?.has('preview') ? renditionUrl(id, 'preview', sha256) : null,
      durationMs, positionMs, gain, peak,
    }
  })
}
