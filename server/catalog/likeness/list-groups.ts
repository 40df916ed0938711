import { inSpaces } from '../../library/index.ts'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { likenessGroups, type LikenessKind } from '../alike-schema.ts'
import { bestFirst } from './choose-best.ts'
import { describeFiles, type LikenessFile } from './describe-files.ts'

/** A question: files that look alike, the one that is best kept first. */
export interface LikenessGroup {
  id: string
  spaceId: string
  kind: LikenessKind
  files: LikenessFile[]
  /** Bytes of all but the first. */
  gain: number
}

type ListParts = Pick<CatalogParts, 'db' | 'analysis'>

/** How many questions there are and how many bytes their answers could free. */
export interface LikenessSum { total: number; bytes: number }

/** The questions of the actor's spaces, largest gain first; a page of them. */
export async function listGroups(parts: ListParts, actor: Actor, kind: LikenessKind, { offset, limit }: { offset: number; limit: number }): Promise<LikenessSum & { groups: LikenessGroup[] }> {
  const mine = and(inSpaces(likenessGroups.spaceId, spacesOf(actor)), eq(likenessGroups.kind, kind), sql`${likenessGroups.files} > 1`)
  const [rows, [sum]] = await Promise.all([
    parts.db.select().from(likenessGroups).where(mine).orderBy(sql`${likenessGroups.gain} desc`, likenessGroups.id).limit(Math.min(100, limit)).offset(offset),
    parts.db.select({ total: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${likenessGroups.gain}), 0)::float8` }).from(likenessGroups).where(mine),
  ])
  return { total: sum?.total ?? 0, bytes: sum?.bytes ?? 0, groups: await withFiles(parts, rows) }
}

/** How many questions of each kind wait for the actor. */
export async function countQuestions({ db }: Pick<CatalogParts, 'db'>, actor: Actor): Promise<Record<LikenessKind, number>> {
  const rows = await db.select({ kind: likenessGroups.kind, n: sql<number>`count(*)::int` }).from(likenessGroups).where(and(inSpaces(likenessGroups.spaceId, spacesOf(actor)), sql`${likenessGroups.files} > 1`)).groupBy(likenessGroups.kind)
  return { copies: rows.find(({ kind }) => kind === 'copies')?.n ?? 0, burst: rows.find(({ kind }) => kind === 'burst')?.n ?? 0 }
}

/**
 * One question with its files.
 * @throws AppError 'not-found' catalog.no-such-likeness also where it has been answered
 */
export async function findGroup(parts: ListParts, actor: Actor, groupId: string): Promise<LikenessGroup> {
  const rows = await parts.db.select().from(likenessGroups).where(and(eq(likenessGroups.id, groupId), inArray(likenessGroups.spaceId, spacesOf(actor))))
  const [group] = await withFiles(parts, rows)
  if (!group || group.files.length < 2) throw new AppError('not-found', 'catalog.no-such-likeness')
  return group
}

async function withFiles(parts: ListParts, rows: readonly (typeof likenessGroups.$inferSelect)[]): Promise<LikenessGroup[]> {
  const byGroup = Map.groupBy(await describeFiles(parts, rows.map(({ id }) => id)), ({ groupId }) => groupId)
  return rows.map(({ id, spaceId, kind }) => {
    const files = bestFirst(byGroup.get(id) ?? [])
    return { id, spaceId, kind, files, gain: files.slice(1).reduce((sum, { size }) => sum + size, 0) }
  })
}
