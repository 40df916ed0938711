import { isIPv4, isIPv6 } from 'node:net'
import { and, eq, gt, lt, lte, or, sql } from 'drizzle-orm'
import { plainAddress } from '../platform/caller-address.ts'
import { AppError } from '../platform/errors.ts'
import { newId, type Clock, type Database } from '../platform/index.ts'
import { loginAttempts, type attemptDoor } from './schema.ts'

/** Tries within the window. */
export interface Allowance { perAccount: number; perAddress: number }
export type AttemptLimit = ReturnType<typeof createAttemptLimit>

/** A person mistypes a few times; a household behind one router has several persons. */
export const loginAllowance: Allowance = { perAccount: 10, perAddress: 30 }
/** Minutes that a try counts. */
const WINDOW_MINUTES = 15

/**
 * Counts tries at a door in a sliding window, per account and per address, in the database so that all processes and restarts agree (security rule 14).
 * Each door counts by itself: a device that goes on knocking with a revoked password does not lock its owner out of the pages.
 */
export function createAttemptLimit({ db, clock, door = 'login' }: { db: Database; clock: Clock; door?: (typeof attemptDoor.enumValues)[number] }) {
  const windowStart = (): Date => new Date(clock.now().getTime() - WINDOW_MINUTES * 60_000)
  return {
    /**
     * Counts this try before it is looked at, so that tries at the same moment cannot slip past; tells whether it is the first of its account or its address.
     * @throws AppError 'limited' access.too-many-tries with the minutes to wait
     */
    async reserve(address: string, account: string, allowed: Allowance): Promise<{ first: boolean }> {
      const own = { id: newId(), door, address: addressBlock(address), account, at: clock.now() }
      // lower() of the database, not of JavaScript: the same rule as the look-up of the person
      const sameAccount = sql`${loginAttempts.account} = lower(${account})`
      const sameAddress = eq(loginAttempts.address, own.address)
      const earlier = lt(loginAttempts.id, own.id)
      await db.insert(loginAttempts).values({ ...own, account: sql`lower(${account})` })
      const [found] = await db.select({
        byAccount: sql<number>`count(*) filter (where ${sameAccount})::int`, byAddress: sql<number>`count(*) filter (where ${sameAddress})::int`,
        // by id: of several at the same moment one is the first
        first: sql<boolean>`not (bool_or(${earlier} and ${sameAccount}) and bool_or(${earlier} and ${sameAddress}))`,
        // milliseconds since 1970
        oldestByAccount: sql<number>`(extract(epoch from min(${loginAttempts.at}) filter (where ${sameAccount})) * 1000)::float8`,
        oldestByAddress: sql<number>`(extract(epoch from min(${loginAttempts.at}) filter (where ${sameAddress})) * 1000)::float8`,
      }).from(loginAttempts).where(and(eq(loginAttempts.door, door), gt(loginAttempts.at, windowStart()), or(sameAccount, sameAddress)))
      if (!found) return { first: true }
      const blocking = [...(found.byAccount > allowed.perAccount ? [found.oldestByAccount] : []), ...(found.byAddress > allowed.perAddress ? [found.oldestByAddress] : [])]
      if (blocking.length === 0) return { first: found.first }
      // what was refused unread does not make the wait longer
      await db.delete(loginAttempts).where(eq(loginAttempts.id, own.id))
      const freeAt = Math.max(...blocking) + WINDOW_MINUTES * 60_000
      throw new AppError('limited', 'access.too-many-tries', { count: Math.max(1, Math.ceil((freeAt - own.at.getTime()) / 60_000)) })
    },
    /** A success forgives the account's failures from this address; those of others at the address, and from elsewhere, still count. */
    async forgive(address: string, account: string): Promise<void> {
      await db.delete(loginAttempts).where(and(eq(loginAttempts.door, door), eq(loginAttempts.address, addressBlock(address)), sql`${loginAttempts.account} = lower(${account})`))
    },
    /** Deletes what no longer counts. */
    async sweep(): Promise<void> {
      await db.delete(loginAttempts).where(lte(loginAttempts.at, windowStart()))
    },
  }
}

/** What counts as one address: an IPv4 address, or the /64 that one IPv6 customer is given whole. */
export function addressBlock(address: string): string {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return '0.0.0.0' // a door without addresses: all who come by it are one
  const [head = '', tail] = plain.split('::')
  const groups = (part: string): string[] => part.split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(8).fill('0')
  return `${[...groups(head), ...zeros, ...groups(tail ?? '')].slice(0, 4).join(':')}::`
}
