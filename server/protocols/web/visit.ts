import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Actor, Caller, SessionFacts } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'

/** A logged-in browser. */
export interface Visitor { actor: Actor; session: SessionFacts; token: string }

/** What the door knows of a request before any page sees it. */
export interface Visit {
  /** Also in the log and on the page of an internal error. */
  requestId: string
  log: Log
  caller: Caller
  /** True when the browser came by TLS: cookies are then Secure. */
  tls: boolean
  /** Absent before the login. */
  visitor?: Visitor
}

/** The environment of every route. */
export interface Door { Bindings: Partial<HttpBindings> & { visit: Visit } }
export type DoorContext = Context<Door>

/**
 * Who acts.
 * @throws AppError 'unauthenticated' web.login-needed; the door lets nobody come this far without a login, but no route relies on that
 */
export function actorOf(c: DoorContext): Actor {
  return visitorOf(c).actor
}

/** The logged-in browser, like actorOf. */
export function visitorOf(c: DoorContext): Visitor {
  const { visitor } = c.env.visit
  if (!visitor) throw new AppError('unauthenticated', 'web.login-needed')
  return visitor
}
