import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '../../../platform/errors.ts'

/** How HTTP calls each thing that can go wrong. */
export const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, 'not-found': 404, conflict: 409, 'too-large': 413, limited: 429, unavailable: 503, internal: 500,
}
