import type { Actor } from '../../access/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { chooseTracks, type TrackChoice } from './choose-tracks.ts'
import { keepReadings } from './keep-readings.ts'
import { orderAlbums, orderArtists, type AlbumOrder } from './order-albums.ts'
import { readAlbums } from './read-albums.ts'
import { readArtists } from './read-artists.ts'
import { readDecades, readGenres, readTempos, readUntagged } from './read-kinds.ts'
import { withRoom } from './with-room.ts'

/** All that is remembered of the music of some spaces. */
export function musicReadings({ db, events }: Pick<CatalogParts, 'db' | 'events'>) {
  const remember = keepReadings({ db, events })
  const reading = <Value>(name: string, read: (tx: Transaction, actor: Actor) => Promise<Value>) => remember(name, inRoom(db, read))
  const albums = reading('albums', readAlbums)
  const artists = remember('artists', async (actor) => {
    const known = await albums(actor)
    return withRoom(db, (tx) => readArtists(tx, actor, known))
  })
  const orderedBy = (order: AlbumOrder) => remember(`albums by ${order}`, async (actor) => orderAlbums([...(await albums(actor)).values()], order))
  return {
    albums, artists,
    ordered: { artist: orderedBy('artist'), title: orderedBy('title'), year: orderedBy('year') },
    orderedNames: remember('artists in order', async (actor) => orderArtists([...(await artists(actor)).values()])),
    genres: reading('genres', readGenres), decades: reading('decades', readDecades), tempos: reading('tempos', readTempos), untagged: reading('untagged', readUntagged),
    /** Ids of the tracks that share something. */
    trackIds: (choice: TrackChoice) => reading(`tracks ${JSON.stringify(choice)}`, (tx, actor) => chooseTracks(tx, actor, choice)),
  }
}

const inRoom = <Value>(db: Database, read: (tx: Transaction, actor: Actor) => Promise<Value>) => (actor: Actor): Promise<Value> => withRoom(db, (tx) => read(tx, actor))
