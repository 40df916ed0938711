/** What a Range header asks of a content: everything, one part of it (both ends included), or what it does not have. */
export type AskedBytes = { what: 'all' } | { what: 'part'; start: number; end: number } | { what: 'nothing' }

/**
 * Reads a Range header by RFC 9110 section 14. Another unit, a header that is no range, and more than one range are answered with everything:
 * "A server MAY ignore the Range header field".
 */
export function askedBytes(header: string | undefined, size: number): AskedBytes {
  const range = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '')
  if (!range || (range[1] === '' && range[2] === '')) return { what: 'all' }
  if (range[1] === '') return lastBytes(Number(range[2]), size)
  const start = Number(range[1])
  const end = range[2] === '' ? size - 1 : Math.min(Number(range[2]), size - 1)
  if (range[2] !== '' && Number(range[2]) < start) return { what: 'all' }
  return start >= size ? { what: 'nothing' } : { what: 'part', start, end }
}

function lastBytes(count: number, size: number): AskedBytes {
  if (count === 0 || size === 0) return { what: 'nothing' }
  return { what: 'part', start: Math.max(0, size - count), end: size - 1 }
}

/** True when one of the tags in an If-None-Match or If-Match header is ours; a weak tag compares by its text (RFC 9110 section 8.8.3.2). */
export function holdsTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
