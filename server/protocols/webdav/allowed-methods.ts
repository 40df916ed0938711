import type { Target } from './targets.ts'

/** The methods that mean something on a resource. */
export function allowedOn({ resource, spot }: Target): string {
  const always = ['OPTIONS', 'PROPFIND']
  if (!resource) return [...always, 'PUT', 'MKCOL', 'LOCK'].join(', ')
  const reading = [...always, 'GET', 'HEAD', 'COPY']
  if (spot && spot.sourceId !== null) return reading.join(', ')
  return [...reading, ...(resource.type === 'file' ? ['PUT'] : []), 'PROPPATCH', 'DELETE', 'MOVE', 'LOCK', 'UNLOCK'].join(', ')
}
