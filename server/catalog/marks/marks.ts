import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, requireFile, sees } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { marksChanged } from '../events.ts'
import { fileMarks } from '../schema.ts'
import { MOST_FILES } from '../tags/edit-tags.ts'

export interface Marks { favorite: boolean; rating: number; positionMs: number | null }

type MarkParts = Pick<CatalogParts, 'db' | 'events'>

/** Makes files favourites of the actor's, or no longer; whoever sees a file may. Returns how many were touched. */
export const setFavorite = (parts: MarkParts, actor: Actor, fileIds: string[], favorite: boolean): Promise<number> => mark(parts, actor, fileIds, 'favorite', favorite ? 1 : 0)

/**
 * Rates files from 1 to 5, or takes the rating back with 0.
 * @throws AppError 'invalid' catalog.bad-rating
 */
export async function setRating(parts: MarkParts, actor: Actor, fileIds: string[], rating: number): Promise<number> {
  if (!Number.isInteger(rating) || rating < 0 || rating > 5) throw new AppError('invalid', 'catalog.bad-rating', { rating })
  return mark(parts, actor, fileIds, 'rating', rating)
}

/** Remembers where playing stopped; null forgets it. */
export async function setPosition({ db }: MarkParts, actor: Actor, fileId: string, positionMs: number | null): Promise<void> {
  await requireFile(db, actor, fileId)
  const position = positionMs === null ? null : Math.max(0, Math.min(2 ** 31 - 1, Math.round(positionMs)))
  await db.insert(fileMarks).values({ userId: actor.userId, fileId, positionMs: position }).onConflictDoUpdate({ target: [fileMarks.userId, fileMarks.fileId], set: { positionMs: position } })
}

/** What the actor thinks of a file. */
export async function marksOf({ db }: Pick<CatalogParts, 'db'>, actor: Actor, fileId: string): Promise<Marks> {
  await requireFile(db, actor, fileId)
  const [row] = await db.select().from(fileMarks).where(and(eq(fileMarks.userId, actor.userId), eq(fileMarks.fileId, fileId)))
  return { favorite: row?.favorite === 1, rating: row?.rating ?? 0, positionMs: row?.positionMs ?? null }
}

const columns: Record<'favorite' | 'rating', SQL> = { favorite: sql`favorite`, rating: sql`rating` }

async function mark({ db, events }: MarkParts, actor: Actor, fileIds: string[], field: 'favorite' | 'rating', value: number): Promise<number> {
  if (fileIds.length > MOST_FILES) throw new AppError('invalid', 'catalog.too-many-files', { most: MOST_FILES, count: fileIds.length })
  return db.transaction(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      insert into ${fileMarks} (user_id, file_id, ${columns[field]})
      select ${actor.userId}::uuid, ${files.id}, ${value}::smallint from ${files} where ${files.id} = any(${sql.param([...new Set(fileIds)])}::uuid[]) and ${sees(actor)} order by ${files.id}
      on conflict (user_id, file_id) do update set ${columns[field]} = excluded.${columns[field]} returning file_id as id`)
    if (rows.length === 0) throw new AppError('not-found', 'catalog.no-files')
    await events.publish(tx, marksChanged, { userId: actor.userId, fileIds: rows.slice(0, 100).map(({ id }) => id), count: rows.length })
    return rows.length
  })
}
