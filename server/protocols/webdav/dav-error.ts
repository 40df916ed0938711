import type { Message } from '../../platform/errors.ts'

/** The preconditions of RFC 4918 section 16 and RFC 4331 that a refusal may name. */
export type Condition =
  | 'lock-token-matches-request-uri' | 'lock-token-submitted' | 'no-conflicting-lock' | 'no-external-entities' | 'propfind-finite-depth' | 'cannot-modify-protected-property' | 'quota-not-exceeded'

/** A refusal in the words of WebDAV: a status, a sentence for people, and the precondition that was not met. */
export class DavError extends Error {
  readonly status: number
  readonly sentence: Message
  readonly condition: Condition | undefined
  readonly headers: Record<string, string>
  /** Addresses that the condition is about. */
  readonly hrefs: string[]

  constructor(status: number, key: string, { params = {}, condition, headers = {}, hrefs = [] }: { params?: Message['params']; condition?: Condition; headers?: Record<string, string>; hrefs?: string[] } = {}) {
    super(`${status} ${key}`)
    this.name = 'DavError'
    this.status = status
    this.sentence = { key, params }
    this.condition = condition
    this.headers = headers
    this.hrefs = hrefs
  }
}
