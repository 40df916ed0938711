import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { Message } from '../platform/errors.ts'
import { newId } from '../platform/ids.ts'
import type { ScanParts } from './apply-scan.ts'
import type { Comparison } from './compare-entries.ts'
import { scanProgressed } from './events.ts'
import type { Source } from './scan-source.ts'
import { scans } from './schema.ts'

/** A walk while it runs. */
export interface Scan { id: string; confirmed: boolean; seen: number }

const KEEP_SCANS = 50

/** Notes that a walk begins; one that a kill left running is closed, and old records go. */
export async function beginScan({ db, events }: ScanParts, source: Source, under: string): Promise<Scan> {
  const scan = { id: newId(), confirmed: await wasConfirmed(db, source.id), seen: 0 }
  await db.transaction(async (tx) => {
    await tx.update(scans).set({ state: 'failed', endedAt: sql`now()`, question: { key: 'ingest.scan-interrupted', params: { name: source.name } } }).where(and(eq(scans.sourceId, source.id), eq(scans.state, 'running')))
    const oldest = tx.select({ id: scans.id }).from(scans).where(eq(scans.sourceId, source.id)).orderBy(sql`${scans.startedAt} desc`).limit(1).offset(KEEP_SCANS)
    await tx.delete(scans).where(and(eq(scans.sourceId, source.id), lt(scans.id, sql`(${oldest})`)))
    await tx.insert(scans).values({ id: scan.id, sourceId: source.id, state: 'running', under })
    await events.publish(tx, scanProgressed, { scanId: scan.id, sourceId: source.id, spaceId: source.spaceId, state: 'running', seen: 0 })
  })
  return scan
}

/** A person answered the question of a stopped scan: true when the next walk may mark everything missing. */
async function wasConfirmed(db: Database, sourceId: string): Promise<boolean> {
  const [last] = await db.select({ confirmed: scans.confirmed, state: scans.state }).from(scans).where(and(eq(scans.sourceId, sourceId), ne(scans.state, 'running'))).orderBy(sql`${scans.startedAt} desc`).limit(1)
  return last?.state === 'stopped' && last.confirmed
}

/** Tells how far the walk has come. */
export async function noteProgress({ db, events }: ScanParts, source: Source, scan: Scan, seen: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(scans).set({ seen }).where(eq(scans.id, scan.id))
    await events.publish(tx, scanProgressed, { scanId: scan.id, sourceId: source.id, spaceId: source.spaceId, state: 'running', seen })
  })
}

export interface ScanEnd { state: 'finished' | 'stopped' | 'failed'; question?: Message; comparison?: Comparison }

/** Notes how the walk ended, with its counts and the question that it stopped for. */
export async function endScan({ db, events }: ScanParts, source: Source, scan: Scan, { state, question, comparison }: ScanEnd): Promise<void> {
  const counts = comparison && { fresh: comparison.fresh.length, changed: comparison.changed.length, moved: comparison.moved.length, missing: comparison.missing.length }
  await db.transaction(async (tx) => {
    await tx.update(scans).set({ state, question: question ?? null, seen: scan.seen, endedAt: sql`now()`, ...counts }).where(eq(scans.id, scan.id))
    await events.publish(tx, scanProgressed, { scanId: scan.id, sourceId: source.id, spaceId: source.spaceId, state, seen: scan.seen })
  })
}
