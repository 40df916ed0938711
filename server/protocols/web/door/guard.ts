import type { Access } from '../../../access/index.ts'
import type { AllowedHosts } from '../../../platform/allowed-hosts.ts'
import { AppError } from '../../../platform/errors.ts'
import type { DoorContext } from '../visit.ts'
import { requireOpenPlace } from './limited-places.ts'
import { isLoginPlace, isSetupPlace } from './places.ts'
import { requireSameOrigin } from './same-origin.ts'

/** Deny by default (security rule 13): before set-up only its page, after it only the login, is answered without a session. Returns an answer for those who have to go elsewhere. */
export function createGuard({ access, hosts }: { access: Access; hosts: AllowedHosts }): (c: DoorContext) => Promise<Response | undefined> {
  let isSetUp = false // never goes back
  return async (c) => {
    const { visitor } = c.env.visit
    isSetUp ||= await access.setupState() === 'done'
    if (!isSetUp && !isSetupPlace(c.req.path)) return elsewhere(c, '/setup', new AppError('unavailable', 'web.not-set-up'))
    if (isSetUp && !visitor && !isLoginPlace(c.req.path, c.req.method)) return elsewhere(c, loginPlace(c), new AppError('unauthenticated', 'web.login-needed'))
    if (visitor) requireOpenPlace(visitor.actor, c.req.path)
    requireSameOrigin(c.req.raw, hosts, (token) => visitor !== undefined && access.verifyCsrfToken(visitor.session, token))
    return undefined
  }
}

function loginPlace(c: DoorContext): string {
  const { pathname, search } = new URL(c.req.url)
  return c.req.method === 'GET' && pathname !== '/' ? `/login?next=${encodeURIComponent(pathname + search)}` : '/login'
}

/** People are led; scripts, pictures and forms are told. */
function elsewhere(c: DoorContext, place: string, error: AppError): Response {
  if (c.req.header('hx-request') === 'true') {
    c.header('hx-redirect', place.startsWith('/login') ? '/login' : place)
    return c.body(null, 401)
  }
  if (c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html')) return c.redirect(place, 303)
  throw error
}
