import { AppError } from '../../../platform/errors.ts'
import type { AllowedHosts } from '../../../platform/allowed-hosts.ts'

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site's page makes a logged-in browser send. Browsers tell where a request comes from, and pages cannot change that:
 * Origin goes with every unsafe request, Sec-Fetch-Site where the address is trustworthy. A caller that tells neither is no current browser
 * and has to show the token of its session.
 * @throws AppError 'forbidden' web.foreign-request
 */
export function requireSameOrigin(request: Request, hosts: AllowedHosts, isToken: (token: string) => boolean): void {
  if (readOnly.has(request.method)) return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const host = request.headers.get('host') ?? new URL(request.url).host
  const token = request.headers.get('x-csrf-token')
  if (token !== null && !isToken(token)) throw new AppError('forbidden', 'web.foreign-request')
  if (origin !== null ? !hosts.isOwnOrigin(origin, host) : site !== null ? site !== 'same-origin' && site !== 'none' : token === null) throw new AppError('forbidden', 'web.foreign-request')
}
