import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { files } from '../schema.ts'

/** A folder: of a source, or of what Mantel manages in a space; '' is the top of either. */
export interface Place { spaceId: string; sourceId: string | null; folder: string }
/** Where a file lies, or a folder by its last name. */
export interface Spot extends Place { name: string }

/** The place of a folder that lies at a spot. */
export const within = ({ spaceId, sourceId, folder, name }: Spot): Place => ({ spaceId, sourceId, folder: folder === '' ? name : `${folder}/${name}` })

/** The spot of a folder within its parent; not for the top. */
export function spotOf({ spaceId, sourceId, folder }: Place): Spot {
  const cut = folder.lastIndexOf('/')
  return { spaceId, sourceId, folder: cut < 0 ? '' : folder.slice(0, cut), name: folder.slice(cut + 1) }
}

/** Files of a source, or of what Mantel manages: asked as the index of places has it. */
export const inRoot = (sourceId: string | null): SQL => sql`coalesce(${files.sourceId}, '00000000-0000-0000-0000-000000000000'::uuid) = ${sourceId ?? '00000000-0000-0000-0000-000000000000'}::uuid`

/** Rows of a folder and of all below it; starts_with, since a name may hold any sign that LIKE knows. */
export const atOrBelow = (column: PgColumn, folder: string): SQL => (folder === '' ? sql`true` : sql`(${column} = ${folder} or starts_with(${column}, ${`${folder}/`}))`)

/** Rows of all below a folder, not right in it. */
export const below = (column: PgColumn, folder: string): SQL => (folder === '' ? sql`${column} <> ''` : sql`starts_with(${column}, ${`${folder}/`})`)

/** A path that lay below one folder, now below another. */
export const rebased = (column: PgColumn, from: string, to: string): SQL => sql`${to}::text || substr(${column}, ${letters(from) + 1}::int)`

/** As PostgreSQL counts them: an emoji is one. */
export const letters = (text: string): number => [...text].length

/** What the lock of a spot is called: all who change something there take the same one. */
export const lockOfSpot = ({ spaceId, sourceId, folder, name }: Spot): string => `place ${spaceId} ${sourceId ?? ''} ${folder}/${name}`

/** Held until the transaction ends: one thing at a time happens at a spot, whoever does it. */
export const lockSpot = (spot: Spot): SQL => sql`select pg_advisory_xact_lock(hashtextextended(${lockOfSpot(spot)}, 0))`
