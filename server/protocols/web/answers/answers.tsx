import type { Child } from 'hono/jsx'
import type { Access } from '../../../access/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config/index.ts'
import type { Message } from '../../../platform/errors.ts'
import type { Frame, RailCounts } from '../../../../views/layouts/frame.ts'
import { ToastOutOfBand, type ToastData } from '../../../../views/components/toast.tsx'
import { render } from '../../../../views/render.tsx'
import type { Locale } from '../../../../views/messages/dates.ts'
import { wordsFor } from '../../../../views/words.ts'
import type { Actor } from '../../../access/index.ts'
import { localPlace } from '../door/places.ts'
import { visitorOf, type DoorContext } from '../visit.ts'
import { localeOf } from './locale-of.ts'
import { keepToast, takeToast } from './toast-cookie.ts'

/** How something that was done is told: its sentence, and the change that Undo takes back. */
export interface Told extends Message { changeId?: string; tone?: 'ok' | 'bad' }
export interface Done {
  told?: Told
  /** What the page swaps where scripts run; without it only the toast comes. */
  fragment?: Child
  /** Where a plain form leads; the page it stood on unless told. */
  to?: string
  /** Told to scripts by name: grids and the timeline then ask again for what they show. */
  changed?: true
}

export interface AnswerParts { access: Access; clock: Clock; config: Pick<Config, 'maxFileBytes'>; version: string; counts: (actor: Actor) => Promise<RailCounts> }
export type Answers = ReturnType<typeof createAnswers>

/** The few kinds of answer that routes give. */
export function createAnswers({ access, clock, config, version, counts }: AnswerParts) {
  const plainLocale = (c: DoorContext): Locale => localeOf(c, clock.now())
  const localeFor = async (c: DoorContext): Promise<Locale> => localeOf(c, clock.now(), c.env.visit.visitor && await access.getPreferences(c.env.visit.visitor.actor))
  const frameOf = async (c: DoorContext): Promise<Frame> => {
    const { actor } = visitorOf(c)
    const [preferences, railCounts] = await Promise.all([access.getPreferences(actor), counts(actor)])
    const locale = localeOf(c, clock.now(), preferences)
    const toast = takeToast(c)
    return {
      locale, version, counts: railCounts, theme: preferences.theme, maxFileBytes: config.maxFileBytes,
      person: { id: actor.userId, name: actor.name, role: actor.role, isLimited: actor.isLimited }, toasts: toast ? [toastOf(locale, toast)] : [],
    }
  }
  return {
    version,
    localeFor,
    isFragment: (c: DoorContext): boolean => c.req.header('hx-request') === 'true',
    /** A whole page behind the login. */
    async page(c: DoorContext, draw: (frame: Frame) => Child, status: 200 | 400 | 403 | 404 | 409 | 429 = 200): Promise<Response> {
      const frame = await frameOf(c)
      return c.html(render(frame.locale, draw(frame)), status)
    },
    /** A page before the login. */
    async plainPage(c: DoorContext, node: Child, status: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503 = 200): Promise<Response> {
      return c.html(render(plainLocale(c), node), status)
    },
    async fragment(c: DoorContext, node: Child): Promise<Response> {
      return c.html(render(await localeFor(c), node))
    },
    /** Something was done: a fragment and a toast where scripts run, else back to a page that shows the toast. */
    async done(c: DoorContext, { told, fragment, to, changed }: Done): Promise<Response> {
      const locale = await localeFor(c)
      if (changed) c.header('hx-trigger', 'mantel:changed')
      if (c.req.header('hx-request') === 'true' && (fragment !== undefined || to === undefined)) {
        return c.html(render(locale, <>{fragment ?? null}{told ? <ToastOutOfBand {...toastOf(locale, told)} /> : null}</>))
      }
      if (told) keepToast(c, { key: told.key, params: told.params, tone: told.tone ?? 'ok', ...(told.changeId && { changeId: told.changeId }) })
      const place = to ?? pageBefore(c)
      if (c.req.header('hx-request') !== 'true') return c.redirect(place, 303)
      c.header('hx-redirect', place)
      return c.body(null, 200)
    },
    /** Sentences in the language of the browser, for the few places that put one into a page's data. */
    say: async (c: DoorContext, message: Message): Promise<string> => wordsFor(await localeFor(c)).say(message),
  }
}

function toastOf(locale: Locale, { key, params, tone, changeId }: Told): ToastData {
  return { text: wordsFor(locale).say({ key, params }), ...(tone && { tone }), ...(changeId && { changeId }) }
}

/** The page of ours that a form stood on, by the Referer that our own pages send; without what opened the form (?edit=). */
function pageBefore(c: DoorContext): string {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return '/'
  const url = new URL(referer)
  if (url.searchParams.has('edit')) url.searchParams.delete('edit')
  return url.host === c.req.header('host') ? localPlace(url.pathname + url.search) : '/'
}
