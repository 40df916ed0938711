import { createHash, randomInt } from 'node:crypto'
import { isIP } from 'node:net'
import { and, count, desc, eq, sql } from 'drizzle-orm'
import { plainAddress } from '../platform/caller-address.ts'
import { AppError } from '../platform/errors.ts'
import { newId, type Clock, type Database, type Log } from '../platform/index.ts'
import type { Actor } from './actor.ts'
import type { ActorCache } from './actor-cache.ts'
import { actorOfUser } from './actor-of-user.ts'
import { loginAllowance, type AttemptLimit } from './attempt-limit.ts'
import { recordAudit } from './audit.ts'
import type { ChangeAccess } from './change-access.ts'
import { sameSecret } from './kept-secret.ts'
import { cleanName, typedName } from './person-name.ts'
import { appPasswords as table, users, type appPasswordScope } from './schema.ts'

/** What an app password opens. */
export type AppPasswordScope = (typeof appPasswordScope.enumValues)[number]
/** A device that may come in by a password of its own, as its owner sees it. */
export interface AppPassword { id: string; device: string; scope: AppPasswordScope; createdAt: Date; /** To the minute; null before the first time. */ lastUsedAt: Date | null; lastAddress: string | null }
/** Whoever came in by the password of a device, and which one it is. */
export interface DeviceActor extends Actor { appPasswordId: string }
/** The one moment in which the password itself can be read. */
export interface NewAppPassword { id: string; device: string; password: string }
export type AppPasswords = ReturnType<typeof createAppPasswords>

/** More devices than a person has. */
export const DEVICES_AT_MOST = 50
/** Easily told apart and typed on any keyboard, and without vowels, so that no word comes of it: 20 of them are 86 bits. */
const LETTERS = 'bcdfghjkmnpqrstvwxyz'
const GROUPS = 4
const GROUP_LENGTH = 5
/** A file manager asks many times a second; when it was last here is kept to the minute. */
const USE_KEPT_MS = 60_000

interface AppPasswordParts { db: Database; clock: Clock; log: Log; change: ChangeAccess; cache: ActorCache<{ actor: DeviceActor }>; limit: AttemptLimit }

/** Passwords for devices that cannot show a login page: made by machine, shown once, revoked one by one, and with the rights that their owner has at that moment. */
export function createAppPasswords(parts: AppPasswordParts) {
  const { db, clock, change } = parts
  return {
    /**
     * Makes the password of a device; it is kept nowhere and can be read only in this answer.
     * @throws AppError 'invalid' for the name of the device, 'conflict' access.too-many-devices
     */
    async make(actor: Actor, typed: string, scope: AppPasswordScope = 'webdav'): Promise<NewAppPassword> {
      const device = cleanName(typed)
      const password = newPassword()
      const id = newId()
      await db.transaction(async (tx) => {
        const [own] = await tx.select({ count: count() }).from(table).where(eq(table.userId, actor.userId))
        if ((own?.count ?? 0) >= DEVICES_AT_MOST) throw new AppError('conflict', 'access.too-many-devices', { most: DEVICES_AT_MOST })
        await tx.insert(table).values({ id, userId: actor.userId, scope, device, hash: hashOf(password), createdAt: clock.now() })
        await recordAudit(tx, clock, actor, 'access.app-password-made', { device })
      })
      return { id, device, password }
    },
    /** The actor's own devices, the newest first. */
    list: (actor: Actor): Promise<AppPassword[]> => db.select({
      id: table.id, device: table.device, scope: table.scope, createdAt: table.createdAt, lastUsedAt: table.lastUsedAt, lastAddress: table.lastAddress,
    }).from(table).where(eq(table.userId, actor.userId)).orderBy(desc(table.id)),
    /**
     * Ends the password of one of the actor's own devices, in every process at once.
     * @throws AppError 'not-found' access.no-such-app-password, also for somebody else's
     */
    async revoke(actor: Actor, id: string): Promise<AppPassword['device']> {
      return change(async (tx, touched) => {
        const [gone] = await tx.delete(table).where(and(sql`${table.id}::text = ${id}`, eq(table.userId, actor.userId))).returning({ device: table.device })
        if (!gone) throw new AppError('not-found', 'access.no-such-app-password')
        await recordAudit(tx, clock, actor, 'access.app-password-revoked', { device: gone.device })
        touched(actor.userId)
        return gone.device
      })
    },
    /**
     * Who knocks with this name and app password; undefined for a wrong one, and for a person whose access is switched off.
     * @throws AppError 'limited' access.too-many-tries after too many wrong ones
     */
    verify: (name: string, password: string, from: { address: string; scope?: AppPasswordScope }): Promise<DeviceActor | undefined> => verify(parts, typedName(name), hashOf(password), { scope: 'webdav', ...from }),
  }
}

interface Knock { address: string; scope: AppPasswordScope }

/**
 * sha256 and no argon2: 86 random bits cannot be guessed however fast a guess is, and a file manager sends its password with every request.
 * The row is looked for by the hash, so a name that nobody has costs what a known one does (security rule 10).
 * The right password goes in whatever others tried: a forgotten device that goes on knocking must not lock its owner's other devices out.
 */
async function verify(parts: AppPasswordParts, name: string, hash: string, { address, scope }: Knock): Promise<DeviceActor | undefined> {
  const { db, clock, cache } = parts
  const key = `${scope} ${hash} ${name}`
  const remembered = cache.get(key)
  if (remembered) return remembered.actor
  const asOf = cache.changesSoFar()
  const [found] = await db.select({ id: table.id, hash: table.hash, lastUsedAt: table.lastUsedAt, lastAddress: table.lastAddress, userId: users.id, name: users.name, role: users.role, limited: users.limited })
    .from(table).innerJoin(users, eq(users.id, table.userId))
    .where(and(eq(table.hash, hash), eq(table.scope, scope), eq(users.disabled, false), sql`lower(${users.name}) = lower(${name})`))
  if (!found || !sameSecret(found.hash, hash)) return refuse(parts, name, address)
  const now = clock.now()
  const lastAddress = isIP(plainAddress(address)) ? plainAddress(address) : null
  if (found.lastAddress !== lastAddress || now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= USE_KEPT_MS) await db.update(table).set({ lastUsedAt: now, lastAddress }).where(eq(table.id, found.id))
  // name, role and spaces as they are now: a password never has more rights than its owner (security rule 9)
  const actor: DeviceActor = { ...await actorOfUser(db, { ...found, id: found.userId }), appPasswordId: found.id }
  cache.put(key, { actor }, asOf)
  return actor
}

/** Counts a wrong password; only the first of a quarter of an hour is written down, or one forgotten device would fill the log by itself. */
async function refuse({ db, clock, limit, log }: AppPasswordParts, name: string, address: string): Promise<undefined> {
  const { first } = await limit.reserve(address, name, loginAllowance)
  const [user] = await db.select({ id: users.id, name: users.name }).from(users).where(sql`lower(${users.name}) = lower(${name})`)
  log.warn({ address, userId: user?.id }, 'a device gave a wrong app password')
  // a name that nobody has is not written down: people type their password there by mistake
  if (first) await recordAudit(db, clock, undefined, user ? 'access.device-refused' : 'access.device-refused-unknown', { ...(user && { name: user.name }), address })
  return undefined
}

function newPassword(): string {
  const letter = (): string => LETTERS[randomInt(LETTERS.length)] ?? ''
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, letter).join('')).join('-')
}

/** Whether typed with hyphens, with spaces or in capitals, it is the same password. */
const hashOf = (typed: string): string => createHash('sha256').update(typed.slice(0, 200).toLowerCase().replace(/[\s-]/g, '')).digest('hex')
