import { ZodError } from 'zod'
import { AppError, messageOf, type ErrorCode, type Message } from '../../../platform/errors.ts'
import { ErrorPage, type ErrorKind } from '../../../../views/errors/show.tsx'
import { statusOf } from '../door/status-of.ts'
import type { DoorContext } from '../visit.ts'
import type { Answers } from './answers.tsx'

const kinds: Record<ErrorCode, ErrorKind> = {
  invalid: 'invalid', unauthenticated: 'forbidden', forbidden: 'forbidden', 'not-found': 'not-found', conflict: 'conflict', 'too-large': 'too-large', limited: 'limited', unavailable: 'unavailable', internal: 'internal',
}

/**
 * What went wrong, in the form that the caller reads: a page, a toast beside what stays as it is, or JSON.
 * What is not meant for people is logged in full and shown as a number to ask for.
 */
export async function answerError(c: DoorContext, thrown: unknown, answers: Answers): Promise<Response> {
  const { requestId, log } = c.env.visit
  const error = asAppError(thrown)
  if (error.code === 'internal') log.error({ err: thrown }, 'a request failed')
  const message = error.code === 'internal' ? { key: 'platform.internal', params: {} } : messageOf(error)
  const status = statusOf[error.code]
  if (wantsJson(c)) return c.json({ error: { code: error.code, message: await answers.say(c, message), ...(error.code === 'internal' && { reference: requestId }) } }, status)
  if (answers.isFragment(c)) return asToast(c, message, answers, status)
  const known = error.code === 'internal' ? { reference: requestId } : { sentence: await answers.say(c, message) }
  return answers.plainPage(c, <ErrorPage version={answers.version} kind={kinds[error.code]} {...known} />, status as 400)
}

/** The element that was to be replaced stays; only the corner with toasts gets a sentence more. */
async function asToast(c: DoorContext, message: Message, answers: Answers, status: number): Promise<Response> {
  const answer = await answers.done(c, { told: { ...message, tone: 'bad' } })
  answer.headers.set('hx-reswap', 'none')
  return new Response(answer.body, { status, headers: answer.headers })
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof ZodError) return new AppError('invalid', 'web.not-understood', { field: thrown.issues[0]?.path.join('.') ?? '' }, { cause: thrown })
  return new AppError('internal', 'platform.internal', {}, { cause: thrown })
}

/** Scripts of ours ask for JSON by name; browsers that want a page put HTML first. */
export function wantsJson(c: DoorContext): boolean {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}
