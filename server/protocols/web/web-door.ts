import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import type { HttpBindings } from '@hono/node-server'
import { createAllowedHosts } from '../../platform/allowed-hosts.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { createAnswers } from './answers/answers.tsx'
import { answerError } from './answers/error-answer.tsx'
import { rememberCounts } from './answers/rail-counts.ts'
import { cameByTls, clientAddress } from './door/client-address.ts'
import { createGuard } from './door/guard.ts'
import { FORM_BYTES, methodOfForm } from './door/method-of-form.ts'
import { HEALTH } from './door/places.ts'
import { addSecurityHeaders } from './door/security-headers.ts'
import { sessionTokenOf, setSessionCookie } from './door/session-cookie.ts'
import { createLiveDoor } from './live/live-door.ts'
import { countForRail } from './resources/count-for-rail.ts'
import { resources } from './resources/index.ts'
import type { WebParts } from './rooms.ts'
import { createResumableUploads } from './uploads/resumable-uploads.ts'
import type { Door, DoorContext, Visit } from './visit.ts'

export interface WebDoor {
  /** Answers every HTTP request; the second argument is what @hono/node-server gives. */
  fetch(request: Request, env?: Partial<HttpBindings>): Promise<Response>
  /** Takes over a connection that wants to be a WebSocket: for the server's 'upgrade' event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Method and path of everything that is answered, for the house test that compares with the list of endpoints. */
  routes(): { method: string; path: string }[]
  /** Lets open pages go. */
  close(): void
}

/** Uploads that rest for too long are given up every hour. */
const SWEEP_MS = 3_600_000

/** The browser's door: pages, media, uploads. Deny by default; every path goes through the same checks. */
export function createWebDoor(parts: WebParts): WebDoor {
  const { access, config, assets, clock, log } = parts
  const hosts = createAllowedHosts(config)
  const answers = createAnswers({ access, clock, config, version: assets.version, counts: rememberCounts((actor) => countForRail(parts, actor), clock) })
  const arriving = createResumableUploads({ folder: parts.ingest.uploadFolder, maxFileBytes: config.maxFileBytes, uploads: parts.ingest.uploads })
  const live = createLiveDoor({ ...parts, hosts })
  const sweeping = setInterval(() => { arriving.sweep().catch((error: unknown) => log.error({ err: error }, 'could not give up old uploads')) }, SWEEP_MS).unref()
  const guard = createGuard({ access, hosts })

  const pages = new Hono<Door>()
  pages.use('*', async (c: DoorContext, next) => {
    const token = sessionTokenOf(c)
    const found = token === undefined ? undefined : await access.authenticate(token)
    if (found && token) c.env.visit.visitor = { actor: found.actor, session: found.session, token }
    if (found?.fresh && token) setSessionCookie(c, { sessionToken: token, expiresAt: found.session.expiresAt }, c.env.visit.tls)
    return await guard(c) ?? next()
  })
  const small = bodyLimit({ maxSize: FORM_BYTES, onError: () => { throw new AppError('too-large', 'web.form-too-large') } })
  pages.use('*', except((c) => isUpload(c.req.path), small))
  for (const resource of resources({ ...parts, answers, arriving })) pages.route('/', resource)
  pages.notFound((c: DoorContext) => answerError(c, new AppError('not-found', 'web.no-such-page'), answers))
  pages.onError((error, c: DoorContext) => answerError(c, error, answers))

  const answer = async (request: Request, env: Partial<HttpBindings>, visit: Visit): Promise<Response> => {
    if (!hosts.allows(request.headers.get('host') ?? new URL(request.url).host)) return new Response('This address is not known here. Open Mantel by its IP address, or add the name to MANTEL_ALLOWED_HOSTS.\n', { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } })
    const { pathname } = new URL(request.url)
    if (request.method === 'GET' || request.method === 'HEAD') {
      const asset = assets.answer(request, pathname)
      if (asset) return asset
      if (pathname === HEALTH) {
        const health = await parts.operations.health()
        return Response.json(health, { status: health.status === 'ok' ? 200 : 503 })
      }
    }
    return pages.fetch(await methodOfForm(request), { ...env, visit })
  }
  return {
    async fetch(request, env = {}) {
      const begun = performance.now()
      const requestId = newId()
      const caller = { address: clientAddress(request, env, config.trustProxy), userAgent: request.headers.get('user-agent') ?? '' }
      const visit: Visit = { requestId, log: log.child({ request: requestId }), caller, tls: cameByTls(request, config) }
      const given = await answer(request, env, visit)
      const response = new Response(given.body, given)
      addSecurityHeaders(response.headers)
      response.headers.set('x-request-id', requestId)
      // the path without its query: what people search for is theirs
      visit.log.info({ method: request.method, path: new URL(request.url).pathname, status: response.status, ms: Math.round(performance.now() - begun), user: visit.visitor?.actor.userId }, 'request')
      return response
    },
    routes: () => pages.routes.filter((route) => route.method !== 'ALL' && route.path !== '/*').map(({ method, path }) => ({ method, path })),
    upgrade: (request, socket, head) => {
      live.upgrade(request, socket, head).catch((error: unknown) => {
        log.error({ err: error }, 'a page could not be kept fresh')
        socket.destroy()
      })
    },
    close: () => {
      clearInterval(sweeping)
      live.close()
    },
  }
}

/** Bodies of any size, which bring their own limit. */
const isUpload = (path: string): boolean => path.startsWith('/uploads') || /^\/files\/[^/]+\/versions$/.test(path)
