import { describe, expect, it } from 'vitest'
import { answering, notices, readSearch, writeAlive, writeByebye, writeResponse, type Announced } from './messages.ts'

const announced: Announced = { udn: '0190a', serviceTypes: ['urn:schemas-upnp-org:service:ContentDirectory:1', 'urn:schemas-upnp-org:service:ConnectionManager:1'], server: 'Linux/6 UPnP/1.0 Mantel/1', bootId: 7, configId: 9 }
const search = (lines: string[]): Buffer => Buffer.from(['M-SEARCH * HTTP/1.1', ...lines, '', ''].join('\r\n'))
const lines = (packet: Buffer): string[] => packet.toString().split('\r\n')

describe('SSDP', () => {
  it('reads searches, and nothing else', () => {
    expect(readSearch(search(['HOST: 239.255.255.250:1900', 'MAN: "ssdp:discover"', 'MX: 3', 'ST: ssdp:all']))).toEqual({ target: 'ssdp:all', mx: 3 })
    expect(readSearch(search(['man:"ssdp:discover"', 'mx: 120', 'St:upnp:rootdevice']))).toEqual({ target: 'upnp:rootdevice', mx: 5 })
    expect(readSearch(search(['MAN: "ssdp:discover"', 'ST: ssdp:all']))).toEqual({ target: 'ssdp:all', mx: 1 })
    for (const other of [search(['MX: 3', 'ST: ssdp:all']), search(['MAN: "ssdp:discover"', 'MX: 3']), Buffer.from('NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n'), Buffer.alloc(0), Buffer.alloc(5000, 65)]) expect(readSearch(other)).toBeUndefined()
  })

  it('answers for what we are, and for nothing that we are not', () => {
    expect(answering(announced, 'ssdp:all')).toHaveLength(5)
    for (const target of ['upnp:rootdevice', 'uuid:0190a', 'urn:schemas-upnp-org:device:MediaServer:1', 'urn:schemas-upnp-org:service:ContentDirectory:1', 'urn:schemas-upnp-org:service:ConnectionManager:1']) expect(answering(announced, target).map(({ nt }) => nt)).toEqual([target])
    expect(answering(announced, 'urn:schemas-upnp-org:device:MediaRenderer:1')).toEqual([])
    expect(answering(announced, 'uuid:other')).toEqual([])
  })

  it('writes what the standard demands', () => {
    const [root] = notices(announced)
    expect(lines(writeResponse(announced, root!, 'http://192.168.1.10:8200/description.xml', new Date(0)))).toEqual([
      'HTTP/1.1 200 OK', 'CACHE-CONTROL: max-age=1800', 'DATE: Thu, 01 Jan 1970 00:00:00 GMT', 'EXT:', 'LOCATION: http://192.168.1.10:8200/description.xml', 'SERVER: Linux/6 UPnP/1.0 Mantel/1',
      'ST: upnp:rootdevice', 'USN: uuid:0190a::upnp:rootdevice', 'BOOTID.UPNP.ORG: 7', 'CONFIGID.UPNP.ORG: 9', 'CONTENT-LENGTH: 0', '', '',
    ])
    expect(lines(writeAlive(announced, root!, 'http://a/'))).toEqual(expect.arrayContaining(['NOTIFY * HTTP/1.1', 'HOST: 239.255.255.250:1900', 'NTS: ssdp:alive', 'NT: upnp:rootdevice', 'LOCATION: http://a/']))
    const bye = lines(writeByebye(announced, root!))
    expect(bye).toContain('NTS: ssdp:byebye')
    expect(bye.some((line) => line.startsWith('LOCATION'))).toBe(false)
  })
})
