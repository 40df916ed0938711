import { describe, expect, it } from 'vitest'
import { readXml, textOf } from '../../../../test/support/control-point.ts'
import { readSoap } from './read-soap.ts'
import { writeAnswer, writeFault } from './write-soap.ts'

const envelope = (body: string): string => `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`
const call = (inner: string): string => envelope(`<u:Browse xmlns:u="urn:x:1">${inner}</u:Browse>`)

describe('SOAP', () => {
  it('reads a call with its arguments, entities and CDATA', () => {
    expect(readSoap(call('<ObjectID>a &amp; b</ObjectID><Filter><![CDATA[<*>]]></Filter><Empty/>'))).toMatchObject({ service: 'urn:x:1', action: 'Browse', args: { ObjectID: 'a & b', Filter: '<*>', Empty: '' } })
    expect(readSoap('<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header><a xmlns="b"/></Header><Body><B xmlns="urn:y"/></Body></Envelope>')).toMatchObject({ service: 'urn:y', action: 'B' })
  })

  it('security rule 15: refuses DOCTYPE, entities of one’s own, depth, and what is no call', () => {
    const refused = [
      `<!DOCTYPE a [<!ENTITY b "c">]>${call('<ObjectID>&b;</ObjectID>')}`, call('<ObjectID>&b;</ObjectID>'), call('<a><b/></a>'), call('<a/>'.repeat(60)), envelope(''), envelope('<a xmlns="b"/><c xmlns="b"/>'),
      '', 'not xml', '<a/>', call('<ObjectID>').slice(0, -20), '<s:Envelope xmlns:s="urn:other"><s:Body><a/></s:Body></s:Envelope>',
    ]
    for (const body of refused) expect(() => readSoap(body), body.slice(0, 80)).toThrow(expect.objectContaining({ code: 401 }))
    expect(Object.keys(readSoap(call('<__proto__>a</__proto__>')).args)).toEqual(['__proto__'])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it('writes answers and faults that are well-formed, whatever is in them', () => {
    const answer = readXml(writeAnswer('urn:x:1', 'Browse', [['Result', '<a b="\'">&\u0001\ud800</a>'], ['Count', 3]]))
    expect([textOf(answer, 'Result'), textOf(answer, 'Count')]).toEqual(['<a b="\'">&\ufffd</a>', '3'])
    expect(textOf(readXml(writeFault(701)), 'errorCode')).toBe('701')
  })
})
