import { AppError } from '../../../platform/errors.ts'
import type { DoorContext } from '../visit.ts'

/**
 * The key of an album or artist in a path.
 * @throws AppError 'not-found' web.no-such-page for what is no key
 */
export function keyOf(c: DoorContext): string {
  const key = c.req.param('key')
  if (key === undefined || !/^[\w-]{16}$/.test(key)) throw new AppError('not-found', 'web.no-such-page')
  return key
}
