import { describe, expect, it } from 'vitest'
import { readIfHeader } from './read-if-header.ts'

const token = (value: string, not = false) => ({ not, kind: 'token', value })
const etag = (value: string, not = false) => ({ not, kind: 'etag', value })

describe('an If header', () => {
  it('is lists of tokens and tags, each of which may be denied', () => {
    expect(readIfHeader('(<urn:uuid:1> ["a"]) (Not <DAV:no-lock> [W/"b c"])')).toEqual([{ conditions: [token('urn:uuid:1'), etag('"a"')] }, { conditions: [token('DAV:no-lock', true), etag('W/"b c"')] }])
  })

  it('speaks of other resources by their addresses, each with lists of its own', () => {
    expect(readIfHeader('</dav/a> (<t:1>) (["x"]) <http://h/dav/b>(not<t:2>)')).toEqual([
      { tag: '/dav/a', conditions: [token('t:1')] }, { tag: '/dav/a', conditions: [etag('"x"')] }, { tag: 'http://h/dav/b', conditions: [token('t:2', true)] },
    ])
  })

  it.each(['', '()', '(', ')', '(<a>', '<a>', '<a> <b> (<c>)', '(<a>) <b> (<c>)', '(<a>) x', '([a])', '(Not)', '(Not Not <a>)', '((<a>))', '(["])', '(<a b>)'])('that is broken is refused: %s', (header) => {
    expect(() => readIfHeader(header)).toThrow('webdav.if-broken')
  })

  it('that asks for a thousand things is refused', () => {
    expect(() => readIfHeader(`(${'<a> '.repeat(1200)})`)).toThrow('webdav.if-broken')
  })
})
