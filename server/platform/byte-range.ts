/** What a Range header asks of a content: everything, one part of it (both ends included), or what it does not have. */
export type AskedBytes = { what: 'all' } | { what: 'part'; start: number; end: number } | { what: 'nothing' }

/**
 * Reads a Range header by RFC 9110 section 14. Another unit, a header that is no range, and more than one range are answered with everything:
 * "A server MAY ignore the Range header field".
 */
export function askedBytes(header: string | undefined, size: number): AskedBytes {
  const [, spec] = /^bytes\s*=\s*([\d\s-]+)$/i.exec(header ?? '') ?? []
  const part = spec === undefined ? 'broken' : bytesOf(spec.trim(), size)
  if (part === 'broken') return { what: 'all' }
  return part ? { what: 'part', ...part } : { what: 'nothing' }
}

/** One range of the header, 'first-last', 'first-' or '-length', as the bytes that it means, both ends included; undefined where it lies past the end. */
export function bytesOf(spec: string, size: number): { start: number; end: number } | 'broken' | undefined {
  const [, first = '', last = ''] = /^(\d*)\s*-\s*(\d*)$/.exec(spec) ?? []
  if (first === '' && last === '') return 'broken'
  if (first === '') return Number(last) === 0 || size === 0 ? undefined : { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return 'broken'
  return Number(first) >= size ? undefined : { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}

/** True when one of the tags in an If-None-Match or If-Match header is ours; a weak tag compares by its text (RFC 9110 section 8.8.3.2). */
export function holdsTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
