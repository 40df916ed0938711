import { desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { requireAdmin, spacesOf, type Access, type Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Events } from '../../platform/events.ts'
import { newId } from '../../platform/ids.ts'
import type { Settings } from '../../platform/settings.ts'
import { deviceBookmarks, deviceOpenings } from '../schema.ts'
import { createDeviceFiles } from './device-files.ts'
import { deviceId, tvChanged, TvSetting, tvSetting } from './tv-setting.ts'

export interface DevicesParts { db: Database; clock: Clock; events: Events; settings: Settings; access: Pick<Access, 'audit'> }
export type Devices = ReturnType<typeof createDevices>
export interface DeviceOpening { at: Date; device: string; address: string; fileId: string; fileName: string }

/** Openings are kept this long. */
const KEPT_DAYS = 90
const LONGEST_NAME = 120

/** Devices of the home network: whether those without a login see the house, and what all of them opened. */
export function createDevices({ db, clock, events, settings, access }: DevicesParts) {
  return {
    /** What devices with app passwords opened and wrote. */
    ...createDeviceFiles({ db, clock }),
    /** Whether televisions see the house, and what of it; doors ask this. */
    tv: (): Promise<TvSetting> => settings.get(tvSetting),
    /** Which device we are to televisions: the same for ever, made when it is first asked for. */
    udn: (): Promise<string> => db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${deviceId.key}))`)
      const kept = await settings.get(deviceId, tx)
      if (kept !== null) return kept
      const made = newId()
      await settings.set(deviceId, made, tx)
      return made
    }),
    /**
     * Changes what is given and keeps the rest.
     * @throws AppError 'forbidden' access.admin-needed
     */
    async setTv(actor: Actor, changes: Partial<TvSetting>): Promise<TvSetting> {
      requireAdmin(actor)
      return db.transaction(async (tx) => {
        const next = TvSetting.parse({ ...(await settings.get(tvSetting, tx)), ...changes })
        await settings.set(tvSetting, next, tx)
        await access.audit(tx, actor, next.on ? 'operations.tv-on' : 'operations.tv-off')
        await events.publish(tx, tvChanged, {})
        return next
      })
    },
    /** Notes that a device began to play or look at a file, and forgets what is three months old. */
    async opened({ device, address, fileId }: { device: string; address: string; fileId: string }): Promise<void> {
      await db.insert(deviceOpenings).values({ id: newId(), at: clock.now(), device: device.slice(0, LONGEST_NAME), address: address.slice(0, 64), fileId })
      await db.delete(deviceOpenings).where(lt(deviceOpenings.at, new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000)))
    },
    /**
     * What devices opened, newest first, of files that the actor may see.
     * @throws AppError 'forbidden' access.admin-needed
     */
    async openings(actor: Actor, limit = 100): Promise<DeviceOpening[]> {
      requireAdmin(actor)
      return db.select({ at: deviceOpenings.at, device: deviceOpenings.device, address: deviceOpenings.address, fileId: deviceOpenings.fileId, fileName: files.name })
        .from(deviceOpenings).innerJoin(files, eq(files.id, deviceOpenings.fileId)).where(inArray(files.spaceId, spacesOf(actor)))
        .orderBy(desc(deviceOpenings.at)).limit(Math.min(limit, 500))
    },
    /** Where playing of these files stopped on devices, in milliseconds. */
    async bookmarks(fileIds: readonly string[]): Promise<Map<string, number>> {
      if (fileIds.length === 0) return new Map()
      const rows = await db.select().from(deviceBookmarks).where(inArray(deviceBookmarks.fileId, [...fileIds]))
      return new Map(rows.map(({ fileId, positionMs }) => [fileId, positionMs]))
    },
    /** Notes where playing stopped; whether the device may see the file is its door's to ask. */
    async setBookmark(fileId: string, positionMs: number): Promise<void> {
      const row = { positionMs, at: clock.now() }
      await db.insert(deviceBookmarks).values({ fileId, ...row }).onConflictDoUpdate({ target: deviceBookmarks.fileId, set: row })
    },
  }
}
