import { getCookie, setCookie, deleteCookie } from 'hono/cookie'
import type { Context } from 'hono'
import type { SessionToken } from '../../../access/index.ts'

/** The cookie's name. */
export const SESSION_COOKIE = 'mantel_session'

/** The session's token, as the browser sent it. */
export const sessionTokenOf = (c: Context): string | undefined => getCookie(c, SESSION_COOKIE)

/** Gives the browser its session. */
export function setSessionCookie(c: Context, { sessionToken, expiresAt }: SessionToken, tls: boolean): void {
  setCookie(c, SESSION_COOKIE, sessionToken, { ...cookieRules(tls), expires: expiresAt })
}

/** Makes the browser forget its session. */
export function clearSessionCookie(c: Context, tls: boolean): void {
  deleteCookie(c, SESSION_COOKIE, cookieRules(tls))
}

/** No script sees it, no other site's form carries it, and without a domain it is this host's alone. */
const cookieRules = (tls: boolean) => ({ httpOnly: true, sameSite: 'Lax', secure: tls, path: '/' }) as const
