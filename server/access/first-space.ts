import { eq } from 'drizzle-orm'
import { newId, type Queryable } from '../platform/index.ts'
import { spaces } from './schema.ts'

const FIRST_NAME = 'Household'

/** The id of the default space, made where there is none yet: folders that the command line names are looked through before anyone has set Mantel up. */
export async function ensureFirstSpace(on: Queryable, now: Date): Promise<string> {
  await on.insert(spaces).values({ id: newId(), name: FIRST_NAME, isDefault: true, createdAt: now }).onConflictDoNothing()
  const [space] = await on.select({ id: spaces.id }).from(spaces).where(eq(spaces.isDefault, true))
  if (!space) throw new Error('the default space could not be made')
  return space.id
}
