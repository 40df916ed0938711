import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from './database.ts'
import { settings as table } from './schema.ts'

/** A choice that an administrator can change while Mantel runs. */
export interface Setting<Value> {
  /** 'room.name'. */
  key: string
  schema: z.ZodType<Value>
  fallback: Value
  /** One sentence for docs/configuration.md. */
  doc: string
}

/** Declares a setting beside the rule of its value. */
export const defineSetting = <Value>(setting: Setting<Value>): Setting<Value> => setting

export interface Settings {
  get<Value>(setting: Setting<Value>, on?: Queryable): Promise<Value>
  set<Value>(setting: Setting<Value>, value: Value, on?: Queryable): Promise<void>
}

/** Settings kept in the database, so that every process sees the same; a value that its rule no longer allows counts as not set. */
export function createSettings(db: Queryable): Settings {
  return {
    async get(setting, on = db) {
      const [row] = await on.select({ value: table.value }).from(table).where(eq(table.key, setting.key))
      const parsed = setting.schema.safeParse(row?.value)
      return row && parsed.success ? parsed.data : setting.fallback
    },
    async set(setting, value, on = db) {
      const stored = setting.schema.parse(value)
      await on.insert(table).values({ key: setting.key, value: stored }).onConflictDoUpdate({ target: table.key, set: { value: stored, updatedAt: new Date() } })
    },
  }
}
