import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { DoorContext } from '../visit.ts'

const NAME = 'mantel_toast'
const kept = z.object({ key: z.string().max(80), params: z.record(z.string().max(40), z.union([z.string().max(300), z.number()])), tone: z.enum(['ok', 'bad']), changeId: z.uuid().optional() })

/** A sentence that passes by on the next page. */
export type KeptToast = z.infer<typeof kept>

/** Keeps a toast for the page that a form leads to. */
export function keepToast(c: DoorContext, toast: KeptToast): void {
  setCookie(c, NAME, Buffer.from(JSON.stringify(toast)).toString('base64url'), { httpOnly: true, sameSite: 'Lax', secure: c.env.visit.tls, path: '/', maxAge: 60 })
}

/** The kept toast, once. */
export function takeToast(c: DoorContext): KeptToast | undefined {
  const value = getCookie(c, NAME)
  if (value === undefined) return undefined
  deleteCookie(c, NAME, { path: '/' })
  try {
    return kept.parse(JSON.parse(Buffer.from(value, 'base64url').toString()))
  } catch {
    return undefined // not ours: a browser sends what it likes
  }
}
