import { endOfBand, musicKey, type Cover, type ListedAlbum, type ListedArtist, type Track } from '../../../catalog/index.ts'
import type { ProfileName, Renditions } from '../../../renditions/index.ts'
import type { ShownAlbum, ShownArtist, ShownTrack } from '../../../../views/music/data.ts'
import { genreName } from '../../../../views/sounds.ts'
import type { Words } from '../../../../views/words.ts'
import { renditionUrl } from '../files/media-urls.ts'

type Drawn = Pick<Renditions, 'ready'>

/** Gives the address of a cover, once it is drawn. */
async function coversOf(renditions: Drawn, covers: readonly (Cover | null)[], profile: ProfileName = 'thumbnail'): Promise<(cover: Cover | null) => string | null> {
  const ready = await renditions.ready(covers.flatMap((cover) => cover?.sha256 ?? []))
  return (cover) => (cover !== null && ready.get(cover.sha256)?.has(profile) ? renditionUrl(cover.fileId, profile, cover.sha256) : null)
}

export async function shownAlbums(renditions: Drawn, albums: readonly ListedAlbum[], profile?: ProfileName): Promise<ShownAlbum[]> {
  const coverOf = await coversOf(renditions, albums.map(({ cover }) => cover), profile)
  return albums.map(({ key, title, artist, firstYear, lastYear, tracks, durationMs, cover }) => ({
    key, title, artist: artist === null ? null : { key: musicKey(artist), name: artist }, years: firstYear === null ? null : firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`, tracks, durationMs, cover: coverOf(cover),
  }))
}

export async function shownArtists(renditions: Drawn, artists: readonly ListedArtist[], profile?: ProfileName): Promise<ShownArtist[]> {
  const coverOf = await coversOf(renditions, artists.map(({ cover }) => cover), profile)
  return artists.map(({ key, name, albums, tracks, cover }) => ({ key, name, albums, tracks, cover: coverOf(cover) }))
}

export const shownTrack = ({ id, title, artist, album, disc, track, durationMs, bpm, genre, heard }: Track): ShownTrack => ({ id, title, artist, album, disc, track, durationMs, bpm, genre, heard })

/** What a band of tempo is called. */
export function tempoName({ t }: Words, from: number): string {
  const end = endOfBand(from)
  if (end === null) return t('music.tempo-from', { from })
  return from === 0 ? t('music.tempo-to', { to: end }) : t('music.tempo-between', { from, to: end })
}

/** What a group of untagged sounds is called: by what is heard in it. */
export function untaggedName({ t, locale }: Words, heard: string): string {
  return heard === 'speech' || heard === 'music' || heard === 'other' || heard === 'unheard' ? t(`music.untagged-${heard}`) : t('music.heard-title', { name: genreName(locale.language, heard) })
}
