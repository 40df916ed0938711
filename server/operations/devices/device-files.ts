import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { appPasswords } from '../../access/index.ts'
import { files, sees } from '../../library/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { deviceFiles as table } from '../schema.ts'

/** A file that a device with an app password opened or wrote. */
export interface DeviceFile { fileId: string; fileName: string; wrote: boolean; at: Date }

/** Of each device so many are told, and kept. */
const MOST = 20
const KEPT_DAYS = 30
/** Milliseconds for which what was noted waits: a player asks for a film in hundreds of pieces, and a copy takes thousands of files. */
const GATHERED_MS = 2000
/** Devices that are noted at once. */
const MOST_DEVICES = 200

interface Noted { fileId: string; wrote: boolean; at: Date }

/** What devices opened and wrote lately: gathered in memory and written down a device at a time, so that reading costs no writing. What a crash takes away is the last two seconds. */
export function createDeviceFiles({ db, clock }: { db: Database; clock: Clock }) {
  const gathered = new Map<string, Map<string, Noted>>()
  let timer: NodeJS.Timeout | undefined
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const all = [...gathered].map(([device, noted]) => [device, [...noted.values()]] as const)
    gathered.clear()
    for (const [device, noted] of all) await keep(db, device, noted, clock.now())
  }
  return {
    /** Notes that a device read or wrote a file; at once, without waiting for anything. */
    noteFile(device: string, fileId: string, wrote: boolean): void {
      const noted = gathered.get(device) ?? new Map<string, Noted>()
      if (gathered.size >= MOST_DEVICES && !gathered.has(device)) return
      gathered.set(device, noted)
      const key = `${fileId} ${wrote}`
      noted.delete(key)
      noted.set(key, { fileId, wrote, at: clock.now() })
      for (const oldest of [...noted.keys()].slice(0, Math.max(0, noted.size - MOST))) noted.delete(oldest)
      timer ??= setTimeout(() => { flush().catch(() => undefined) }, GATHERED_MS).unref() // a list for people: nothing else hangs on it
    },
    /** Writes down what was gathered. */
    flush,
    /** What each of the actor's own devices opened and wrote in the last days, the latest first, of files that the actor sees; by app password. */
    async filesOf(actor: Actor): Promise<Map<string, DeviceFile[]>> {
      await flush()
      const rows = await db.select({ device: table.appPasswordId, fileId: table.fileId, fileName: files.name, wrote: table.wrote, at: table.at }).from(table)
        .innerJoin(appPasswords, eq(appPasswords.id, table.appPasswordId)).innerJoin(files, eq(files.id, table.fileId))
        .where(and(eq(appPasswords.userId, actor.userId), sees(actor), gte(table.at, since(clock.now())))).orderBy(desc(table.at))
      return new Map([...Map.groupBy(rows, ({ device }) => device)].map(([device, ofDevice]) => [device, ofDevice.slice(0, MOST).map(({ fileId, fileName, wrote, at }) => ({ fileId, fileName, wrote, at }))]))
    },
  }
}

const since = (now: Date): Date => new Date(now.getTime() - KEPT_DAYS * 86_400_000)

/** A device that was revoked meanwhile, or a file that is gone, is left out. */
async function keep(db: Database, device: string, noted: readonly Noted[], now: Date): Promise<void> {
  await db.execute(sql`
    insert into ${table} (app_password_id, file_id, wrote, at)
    select ${appPasswords.id}, ${files.id}, noted.wrote::boolean, noted.at::timestamptz
    from unnest(${sql.param(noted.map(({ fileId }) => fileId))}::uuid[], ${sql.param(noted.map(({ wrote }) => String(wrote)))}::text[], ${sql.param(noted.map(({ at }) => at.toISOString()))}::text[]) noted(file, wrote, at)
    join ${files} on ${files.id} = noted.file join ${appPasswords} on ${appPasswords.id} = ${device}::uuid
    on conflict (app_password_id, file_id, wrote) do update set at = excluded.at`)
  await db.execute(sql`
    delete from ${table} where ${table.appPasswordId} = ${device}::uuid and (${table.at} < ${since(now).toISOString()}::timestamptz
      or (${table.fileId}, ${table.wrote}) not in (select latest.file_id, latest.wrote from ${table} latest where latest.app_password_id = ${device}::uuid order by latest.at desc limit ${MOST}))`)
}
