import { describe, expect, it } from 'vitest'
import { elementsOf, innerXml, parseXml } from './read-xml.ts'

describe('XML of a client', () => {
  it('is told by namespaces, whatever its prefixes', () => {
    const [child] = elementsOf(parseXml('<a:b xmlns:a="DAV:"><c xmlns="urn:c"/></a:b>'))
    expect(child).toMatchObject({ namespace: 'urn:c', name: 'c' })
  })

  it('keeps the inside of a property so that it can stand anywhere', () => {
    const root = parseXml('<p:a xmlns:p="urn:p" xmlns:q="urn:q">1 &lt; 2<p:b q:c="&quot;" d="&amp;"><![CDATA[<x>]]></p:b><e xmlns=""/></p:a>')
    const inner = innerXml(root)
    expect(innerXml(parseXml(`<whole>${inner}</whole>`))).toBe(inner)
    expect(inner).toContain('1 &lt; 2<x:b xmlns:x="urn:p" xmlns:a0="urn:q" a0:c="&quot;" d="&amp;">&lt;x&gt;</x:b><e/>')
  })

  it.each([['security rule 15: a document type', '<!DOCTYPE a><a/>', 'webdav.xml-doctype'], ['an unknown entity', '<a>&b;</a>', 'webdav.xml-broken'], ['an end that is missing', '<a>', 'webdav.xml-broken'], ['two roots', '<a/><b/>', 'webdav.xml-broken'], ['a prefix of nothing', '<x:a/>', 'webdav.xml-broken'], ['a prefix of no namespace', '<x:a xmlns:x=""/>', 'webdav.xml-broken'], ['words', 'words', 'webdav.xml-broken'], ['too deep a nest', '<a>'.repeat(65) + '</a>'.repeat(65), 'webdav.xml-broken'], ['too many elements', `<a>${'<b/>'.repeat(20_001)}</a>`, 'webdav.xml-broken']])('refuses %s', (_, text, reason) => {
    expect(() => parseXml(text)).toThrow(reason)
  })
})
