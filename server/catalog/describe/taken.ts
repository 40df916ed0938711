import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/
const OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/

/** A moment that a person gave: wall clock and, where known, the zone of the place. */
export const GivenTaken = z.object({ at: z.iso.datetime(), local: z.string(), zone: z.string().nullable() })
export type GivenTaken = z.infer<typeof GivenTaken>

/**
 * Understands '2024-05-14T18:03' in a zone (IANA name or ±hh:mm); without a zone the wall clock is taken for UTC, as everywhere.
 * @throws AppError 'invalid' catalog.bad-taken | catalog.bad-zone
 */
export async function readTaken(tx: Transaction, local: string, zone: string | null): Promise<GivenTaken> {
  const full = LOCAL.test(local) && local.length === 16 ? `${local}:00` : local
  const asUtc = LOCAL.test(full) ? new Date(`${full}Z`) : new Date(Number.NaN)
  // 2024-02-31 is a date that JavaScript moves on instead of refusing it
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== full) throw new AppError('invalid', 'catalog.bad-taken', { value: local })
  if (zone === null) return { at: asUtc.toISOString(), local: full, zone }
  if (OFFSET.test(zone)) return { at: new Date(`${full}${zone}`).toISOString(), local: full, zone }
  if (!isZoneName(zone)) throw new AppError('invalid', 'catalog.bad-zone', { zone })
  const [row] = await tx.execute<{ at: string }>(sql`select to_char((${full}::timestamp at time zone ${zone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`)
  if (!row) throw new AppError('internal', 'platform.internal')
  return { at: row.at, local: full, zone }
}

function isZoneName(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone.includes('/') || zone === 'UTC'
  } catch {
    return false
  }
}
