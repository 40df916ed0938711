/** What can go wrong, for the whole program; each door translates these to its own (HTTP status, WebDAV status, UPnP fault). */
export const errorCodes = ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'conflict', 'too-large', 'limited', 'unavailable', 'internal'] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Values that fill the {places} of a sentence. */
export type MessageParams = Record<string, string | number>

/** A sentence for people, not yet in a language: a key of the catalogue and its values. */
export interface Message { key: string; params: MessageParams }

/** An error that a person may read. Anything else is `internal`: logged in full, shown as a plain sentence without details. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly key: string
  readonly params: MessageParams

  constructor(code: ErrorCode, key: string, params: MessageParams = {}, options?: ErrorOptions) {
    super(`${key} ${JSON.stringify(params)}`, options)
    this.name = 'AppError'
    this.code = code
    this.key = key
    this.params = params
  }
}

/** The sentence of any error: its own where it is an AppError, else the one that gives nothing away. */
export function messageOf(error: unknown): Message {
  return error instanceof AppError ? { key: error.key, params: error.params } : { key: 'platform.internal', params: {} }
}
