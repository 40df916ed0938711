import { describe, expect, it } from 'vitest'
import { looksLikeSvg, safeSvg } from './svg.ts'

const svg = (inside: string, before = '') => Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`)

describe('a drawing', () => {
  it('is known behind a declaration, comments and a doctype', () => {
    expect(looksLikeSvg(svg('', '\ufeff<?xml version="1.0"?><!-- x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'))).toBe(true)
    expect(looksLikeSvg(Buffer.from('<html><svg/></html>'))).toBe(false)
  })

  it.each(['<!DOCTYPE svg [<!ENTITY a "ha">]>', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '<!doctype svg[]>'])('is refused with entities: %s', (doctype) => {
    expect(() => safeSvg(svg('', doctype))).toThrow(expect.objectContaining({ key: 'media.svg-entities' }) as Error)
  })

  it('loses a plain doctype and stays the same otherwise', () => {
    expect(safeSvg(svg('<rect/>', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">')).toString()).toBe(svg('<rect/>').toString())
  })
})
