import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { chooseTracks, type TrackChoice } from './choose-tracks.ts'
import { describeForPlaying, describeTracks } from './describe-tracks.ts'
import { foldGenre } from './music-key.ts'
import { musicReadings } from './music-readings.ts'
import { orderAlbums, type AlbumOrder } from './order-albums.ts'
import type { KnownAlbum, ListedAlbum } from './read-albums.ts'
import type { KnownArtist, ListedArtist } from './read-artists.ts'
import type { ListedGenre } from './read-kinds.ts'
import { soundsOf } from './sounds-sql.ts'
import { tempoBands } from './tempo-bands.ts'

export interface TrackPage { offset: number; limit: number }
/** Most tracks that one answer holds. */
const MOST = 1000

/** What people ask for when they ask for tracks: keys as albums and artists have them, genres as they are written. */
export type TrackRequest =
  | { album: string } | { artist: string } | { genre: string; /** Those without a genre's tag that sound like it. */ heard?: boolean } | { decade: number } | { tempo: number } | { untagged: string } | { fileIds: string[] }

const listedAlbum = ({ key, title, artist, firstYear, lastYear, tracks, durationMs, discs, cover }: KnownAlbum): ListedAlbum => ({ key, title, artist, firstYear, lastYear, tracks, durationMs, discs, cover })
const listedArtist = ({ key, name, albums, tracks, cover }: KnownArtist): ListedArtist => ({ key, name, albums, tracks, cover })
const pageOf = <Item>(items: readonly Item[], { offset, limit }: TrackPage): Item[] => items.slice(Math.max(0, offset), Math.max(0, offset) + Math.max(0, Math.min(MOST, limit)))

/** Music as people look for it: by album, artist, genre, decade and tempo. Each list is of the actor's spaces. */
export function createMusic({ db, events }: Pick<CatalogParts, 'db' | 'events'>) {
  const { albums, artists, ordered, orderedNames, genres, decades, tempos, untagged, trackIds } = musicReadings({ db, events })

  /** @throws AppError 'not-found' catalog.no-such-album */
  const album = async (actor: Actor, key: string): Promise<KnownAlbum> => {
    const found = (await albums(actor)).get(key)
    if (!found) throw new AppError('not-found', 'catalog.no-such-album')
    return found
  }
  /** @throws AppError 'not-found' catalog.no-such-artist */
  const artist = async (actor: Actor, key: string): Promise<KnownArtist> => {
    const found = (await artists(actor)).get(key)
    if (!found) throw new AppError('not-found', 'catalog.no-such-artist')
    return found
  }
  const choose = async (actor: Actor, request: TrackRequest): Promise<TrackChoice> => {
    if ('album' in request) return { by: 'files', fileIds: (await album(actor, request.album)).fileIds }
    if ('artist' in request) return { by: 'files', fileIds: [...(await artist(actor, request.artist)).fileIds] }
    if ('genre' in request) return genreChoice(request.genre, request.heard, (await genres(actor)).get(foldGenre(request.genre))?.tags)
    if ('decade' in request) return { by: 'decade', decade: request.decade }
    if ('tempo' in request) return { by: 'tempo', from: tempoBands.findLast((from) => from <= request.tempo) ?? 0 }
    if ('untagged' in request) return { by: 'untagged', heard: request.untagged }
    return { by: 'files', fileIds: request.fileIds }
  }
  const idsOf = async (actor: Actor, request: TrackRequest): Promise<string[]> => {
    const choice = await choose(actor, request)
    return choice.by === 'files' ? chooseTracks(db, actor, choice) : trackIds(choice)(actor)
  }
  return {
    /** All that is known, with the files of each: what the tree is made of. */
    known: { albums, albumsByTitle: ordered.title, artists, artistsByName: orderedNames, genres },
    /** Whether the actor sees any sound at all. */
    any: async (actor: Actor): Promise<boolean> => (await db.execute<{ any: boolean }>(sql`select exists (select 1 from ${files} where ${soundsOf(actor)}) as any`))[0]?.any ?? false,
    albums: async (actor: Actor, { order = 'artist', ...page }: TrackPage & { order?: AlbumOrder }) => {
      const all = await ordered[order](actor)
      return { albums: pageOf(all, page).map(listedAlbum), total: all.length }
    },
    album: async (actor: Actor, key: string) => listedAlbum(await album(actor, key)),
    artists: async (actor: Actor, page: TrackPage) => {
      const all = await orderedNames(actor)
      return { artists: pageOf(all, page).map(listedArtist), total: all.length }
    },
    /** An artist with their own albums, newest first, and those of others that they play on. */
    artist: async (actor: Actor, key: string) => {
      const found = await artist(actor, key)
      const all = await albums(actor)
      const own = new Set(found.albumKeys)
      const others = [...all.values()].filter((one) => !own.has(one.key) && one.fileIds.some((id) => found.fileIds.has(id)))
      return { artist: listedArtist(found), albums: orderAlbums([...own].flatMap((one) => all.get(one) ?? []), 'year').map(listedAlbum), on: orderAlbums(others, 'year').map(listedAlbum) }
    },
    genres: async (actor: Actor) => [...(await genres(actor)).values()].map(({ key, name, tagged, heard }): ListedGenre => ({ key, name, tagged, heard })),
    decades,
    tempos,
    untagged,
    /** A page of tracks in the order of their records, and how many there are in all. */
    tracks: async (actor: Actor, request: TrackRequest, page: TrackPage) => {
      const ids = await idsOf(actor, request)
      return { tracks: await describeTracks(db, actor, pageOf(ids, page)), total: ids.length }
    },
    /** The same for a player. */
    played: async (actor: Actor, request: TrackRequest, page: TrackPage) => describeForPlaying(db, actor, pageOf(await idsOf(actor, request), page)),
  }
}

const genreChoice = (genre: string, heard: boolean | undefined, tags: readonly string[] | undefined): TrackChoice => (heard ? { by: 'heard-genre', name: foldGenre(genre) } : { by: 'genre', tags: tags ?? [] })
