import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { AccessParts } from './access-parts.ts'
import type { Actor } from './actor.ts'
import { users } from './schema.ts'

/** What a person sets for themselves; a missing language or zone is taken from the browser. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['en', 'de']).optional(),
  /** IANA name. */
  timeZone: z.string().max(64).refine(isTimeZone).optional(),
  /** Pixels that a row of the timeline is high, before it is justified. */
  rowHeight: z.number().int().min(100).max(480).default(220),
})
export type Preferences = z.output<typeof preferencesSchema>

/** What the actor set, and defaults for the rest. */
export async function getPreferences({ db }: Pick<AccessParts, 'db'>, actor: Actor): Promise<Preferences> {
  const [row] = await db.select({ preferences: users.preferences }).from(users).where(eq(users.id, actor.userId))
  return lenient(row?.preferences)
}

/**
 * Changes what is given and keeps the rest; undefined goes back to the default.
 * @throws ZodError for a value that a form of ours cannot send
 */
export async function setPreferences({ db }: Pick<AccessParts, 'db'>, actor: Actor, changes: Partial<Preferences>): Promise<Preferences> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select({ preferences: users.preferences }).from(users).where(eq(users.id, actor.userId)).for('update')
    const preferences = preferencesSchema.parse({ ...lenient(row?.preferences), ...changes })
    await tx.update(users).set({ preferences }).where(eq(users.id, actor.userId))
    return preferences
  })
}

/** A value that an older version kept and this one does not know counts as not set. */
function lenient(kept: unknown): Preferences {
  const parsed = preferencesSchema.safeParse(kept ?? {})
  return parsed.success ? parsed.data : preferencesSchema.parse({})
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
