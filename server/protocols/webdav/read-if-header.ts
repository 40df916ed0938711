import { DavError } from './dav-error.ts'

/** One thing that must hold: a lock's token or a content's tag; not: must not hold. */
export interface IfCondition { not: boolean; kind: 'token' | 'etag'; value: string }
/** All conditions of a list together, about the request's own resource unless tagged with another's address. */
export interface IfList { tag?: string; conditions: IfCondition[] }

type Symbol = { what: '(' | ')' | 'not' } | { what: 'url' | 'etag'; value: string }

const MOST = 1000
const symbols = /\s*(?:([()])|(not)(?=[\s<[])|<([^<>\s]+)>|\[((?:W\/)?"[^"\u0000-\u001f]*")\])\s*/iy

/**
 * Reads an If header by the grammar of RFC 4918 section 10.4.2: either tagged lists or untagged ones, each list not empty.
 * @throws DavError 400 for anything else
 */
export function readIfHeader(header: string): IfList[] {
  const given = symbolsOf(header)
  const isTagged = given[0]?.what === 'url'
  const lists: IfList[] = []
  let tag: string | undefined
  for (let at = 0; at < given.length;) {
    const symbol = given[at]
    if (symbol?.what === 'url' && isTagged && given[at + 1]?.what === '(') {
      tag = symbol.value
      at++
    }
    const end = given.findIndex(({ what }, i) => i > at && what === ')')
    if (given[at]?.what !== '(' || end < 0) throw broken()
    lists.push({ ...(tag !== undefined && { tag }), conditions: conditionsOf(given.slice(at + 1, end)) })
    at = end + 1
  }
  if (lists.length === 0) throw broken()
  return lists
}

/** What stands between two brackets. */
function conditionsOf(inner: Symbol[]): IfCondition[] {
  const conditions: IfCondition[] = []
  let not = false
  for (const symbol of inner) {
    if (symbol.what === 'url' || symbol.what === 'etag') conditions.push({ not, kind: symbol.what === 'url' ? 'token' : 'etag', value: symbol.value })
    else if (symbol.what !== 'not' || not) throw broken()
    not = symbol.what === 'not'
  }
  if (conditions.length === 0 || not) throw broken()
  return conditions
}

function symbolsOf(header: string): Symbol[] {
  const found: Symbol[] = []
  symbols.lastIndex = 0
  while (symbols.lastIndex < header.length) {
    const [, bracket, not, url, etag] = symbols.exec(header) ?? []
    if (bracket === '(' || bracket === ')') found.push({ what: bracket })
    else if (not !== undefined) found.push({ what: 'not' })
    else if (url !== undefined) found.push({ what: 'url', value: url })
    else if (etag !== undefined) found.push({ what: 'etag', value: etag })
    else throw broken()
    if (found.length > MOST) throw broken()
  }
  return found
}

const broken = (): DavError => new DavError(400, 'webdav.if-broken')
