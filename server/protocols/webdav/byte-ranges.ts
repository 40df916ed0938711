import { bytesOf } from '../../platform/byte-range.ts'

/** A part of a content, both ends included. */
export interface Part { start: number; end: number }
/** all: the header asks for nothing that can be given in parts · none: not one of its ranges lies in the content. */
export type Asked = { what: 'all' } | { what: 'none' } | { what: 'parts'; parts: Part[] }

/** RFC 9110 section 14.2 and 17.15: more than so many ranges are an attack or a mistake. */
const MOST = 64

/** Reads a Range header by RFC 9110 section 14.1.2, all forms; what is no byte range, or asks for more than the whole, is answered with the whole. */
export function askedParts(header: string | undefined, size: number): Asked {
  const [, set] = /^bytes\s*=\s*([\d\s,-]+)$/i.exec(header?.trim() ?? '') ?? []
  if (set === undefined) return { what: 'all' }
  const specs = set.split(',').map((spec) => spec.trim()).filter((spec) => spec !== '')
  if (specs.length === 0 || specs.length > MOST) return { what: 'all' }
  const parts: Part[] = []
  for (const spec of specs) {
    const part = bytesOf(spec, size)
    if (part === 'broken') return { what: 'all' } // one that is no range makes the set invalid: 14.1.1
    if (part) parts.push(part)
  }
  if (parts.length === 0) return { what: 'none' }
  const sum = parts.reduce((bytes, { start, end }) => bytes + end - start + 1, 0)
  return sum > size && parts.length > 1 ? { what: 'all' } : { what: 'parts', parts }
}
