import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { AppError } from '../platform/errors.ts'
import { newId, type Queryable } from '../platform/index.ts'
import type { AccessParts, Caller } from './access-parts.ts'
import { recordAudit } from './audit.ts'
import { keptSecret, sameSecret } from './kept-secret.ts'
import { ensureFirstSpace } from './first-space.ts'
import { beginSession, type LoggedIn } from './login.ts'
import { hashPassword, requireGoodPassword } from './password.ts'
import { cleanName } from './person-name.ts'
import { spaceMembers, spaces, users } from './schema.ts'
import { makeSetupCode, plainSetupCode } from './setup-code.ts'

export type SetupState = 'needed' | 'done'

/** What the set-up page sends; `householdName` is the door's word for the first space, 'Household'. */
export interface FirstAdministrator { code: string; name: string; password: string; householdName: string }

const FILE = 'setup-code'
/** No person has this name: tries at the set-up code are counted under it. */
const ACCOUNT = ''
const allowance = { perAccount: 100, perAddress: 10 }

/** Whether Mantel has an administrator: until then nothing but making one is possible (security rule 13). */
export async function setupState({ db }: Pick<AccessParts, 'db'>): Promise<SetupState> {
  return await hasAdministrator(db) ? 'done' : 'needed'
}

/** The code to print at start, made before anything listens and kept until the administrator exists; undefined once that is so. */
export async function setupCode(parts: AccessParts): Promise<string | undefined> {
  if (await hasAdministrator(parts.db)) {
    forgetCode(parts)
    return undefined
  }
  return keptSecret(parts.secretsDir, FILE, makeSetupCode)
}

/**
 * Makes the administrator, the first space and its member, all or nothing, and logs that browser in.
 * @throws AppError 'conflict' access.already-set-up, 'limited' access.too-many-tries, 'forbidden' access.wrong-setup-code, 'invalid' for name and password
 */
export async function createAdministrator(parts: AccessParts, input: FirstAdministrator, caller: Caller): Promise<LoggedIn> {
  const { db, limit, clock } = parts
  const kept = await setupCode(parts)
  if (kept === undefined) throw new AppError('conflict', 'access.already-set-up')
  await limit.reserve(caller.address, ACCOUNT, allowance)
  if (!sameSecret(plainSetupCode(kept), plainSetupCode(input.code))) throw new AppError('forbidden', 'access.wrong-setup-code')
  await limit.forgive(caller.address, ACCOUNT)

  const name = cleanName(input.name)
  const household = cleanName(input.householdName)
  requireGoodPassword(input.password, name)
  const passwordHash = await hashPassword(input.password)
  const userId = newId()
  await db.transaction(async (tx) => {
    // two browsers may send the right code at the same moment
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('mantel.access.set-up'))`)
    if (await hasAdministrator(tx)) throw new AppError('conflict', 'access.already-set-up')
    const spaceId = await ensureFirstSpace(tx, clock.now())
    await tx.insert(users).values({ id: userId, name, passwordHash, role: 'admin', createdAt: clock.now() })
    await tx.update(spaces).set({ name: household }).where(eq(spaces.id, spaceId))
    await tx.insert(spaceMembers).values({ spaceId, userId, role: 'admin' })
    await recordAudit(tx, clock, { userId }, 'access.set-up-done', { name, address: caller.address })
  })
  forgetCode(parts)
  return beginSession(parts, { id: userId, name, role: 'admin', limited: false }, caller)
}

async function hasAdministrator(on: Queryable): Promise<boolean> {
  const found = await on.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1)
  return found.length > 0
}

const forgetCode = ({ secretsDir }: AccessParts): void => { rmSync(join(secretsDir, FILE), { force: true }) }
