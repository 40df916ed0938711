import { freemem, totalmem } from 'node:os'
import { inArray, sql } from 'drizzle-orm'
import { requireAdmin, spacesOf, users, type Actor } from '../access/index.ts'
import { files, sources } from '../library/index.ts'
import type { InstalledTool } from '../media/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { ownProcess } from '../platform/own-process.ts'
import { measureDiskUse, type DiskUse } from './disk-use.ts'
import { toolVersion, type ToolVersion } from './tool-version.ts'

/** How the house is, for administrators. */
export interface HouseStatus {
  version: string
  /** ISO 8601. */
  startedAt: string
  uptimeSeconds: number
  /** Files that the asking person may see: not even their number is told of others' private spaces (security rule 7). */
  files: number
  people: number
  sources: number
  originalsBytes: number
  renditionsBytes: number
  freeBytes: number
  disk: DiskUse
  memory: { processBytes: number; machineBytes: number; freeBytes: number }
  /** Node.js and PostgreSQL first, then what reads media (security rule 22). */
  tools: ToolVersion[]
}

export interface StatusParts { db: Database; clock: Clock; dataDir: string; version: string; startedAt: Date; installedTools: () => Promise<InstalledTool[]> }

/**
 * Versions, space, memory and counts.
 * @throws AppError 'forbidden' access.admin-needed
 */
export async function houseStatus({ db, clock, dataDir, version, startedAt, installedTools }: StatusParts, actor: Actor): Promise<HouseStatus> {
  requireAdmin(actor)
  const [disk, counts, postgres, tools] = await Promise.all([measureDiskUse({ db, dataDir }), countThings(db, actor), postgresVersion(db), installedTools()])
  return {
    version, startedAt: startedAt.toISOString(), uptimeSeconds: Math.max(0, Math.round((clock.now().getTime() - startedAt.getTime()) / 1000)),
    ...counts, originalsBytes: disk.originals, renditionsBytes: disk.renditions, freeBytes: disk.free, disk,
    memory: { processBytes: ownProcess.memory(), machineBytes: totalmem(), freeBytes: freemem() },
    tools: [{ name: 'Node.js', version: ownProcess.nodeVersion.replace(/^v/, ''), ok: true }, { name: 'PostgreSQL', version: postgres, ok: true }, ...tools.map(toolVersion)],
  }
}

async function countThings(db: Database, actor: Actor): Promise<{ files: number; people: number; sources: number }> {
  const count = { n: sql<number>`count(*)::int` }
  const [[seen], [people], [folders]] = await Promise.all([
    db.select(count).from(files).where(sql`${files.state} = 'present' and ${inArray(files.spaceId, spacesOf(actor))}`),
    db.select(count).from(users).where(sql`not ${users.disabled}`),
    db.select(count).from(sources).where(inArray(sources.spaceId, spacesOf(actor))),
  ])
  return { files: seen?.n ?? 0, people: people?.n ?? 0, sources: folders?.n ?? 0 }
}

async function postgresVersion(db: Database): Promise<string> {
  const [row] = await db.execute<{ server_version: string }>(sql`show server_version`)
  return row?.server_version ?? ''
}
