import { beforeAll, describe, expect, it } from 'vitest'
import { readXml, textOf } from '../../../test/support/control-point.ts'
import { ROOT, type TreeContainer, type TreeEntry, type TreeNode } from '../../catalog/index.ts'
import { AppError, silentLog } from '../../platform/index.ts'
import { plainClient } from './client-profiles.ts'
import { connectionManager } from './connections.ts'
import { contentDirectory } from './content-directory/content-directory.ts'
import { guestOf } from './guest.ts'
import { readMediaPath } from './media-address.ts'
import { mediaReceiverRegistrar } from './media-receiver-registrar.ts'
import { answerTo } from './serve-control.ts'
import { createShownTree } from './shown-tree.ts'
import { faults } from './soap/upnp-fault.ts'
import { answering, readSearch } from './ssdp/messages.ts'
import type { Service } from './call-action.ts'

const ROUNDS = 20_000
/** mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
const pick = <Value>(next: () => number, from: readonly Value[]): Value => from[Math.floor(next() * from.length)]!
const odd = ['', '0', '-1', '1', '4294967296', '99999999999999999999', '*', '$video', '$pictures=date.1', 'date', 'date~1', '\' or 1=1 --', '../../etc/passwd', '\u0000', '\ud800', '😀', '<a>', '&amp;', '&lt;![CDATA[', 'BrowseDirectChildren', 'BrowseMetadata', '+dc:title', '-dc:date,+x', 'upnp:class derivedfrom "object.item"', '((((', 'dc:title contains "a" or @refID exists false', 'a'.repeat(3000), '%00', '__proto__', 'constructor']
const likely: Record<string, readonly string[]> = {
  ObjectID: ['0', 'date', 'date~1', '$pictures'], ContainerID: ['0', 'date'], BrowseFlag: ['BrowseMetadata', 'BrowseDirectChildren'], Filter: ['*', 'res,dc:title'], StartingIndex: ['0', '5'], RequestedCount: ['0', '10'],
  SortCriteria: ['', '+dc:title', '+upnp:x', 'dc:title'], SearchCriteria: ['*', 'dc:title contains &quot;a&quot;', '((((', 'upnp:class derivedfrom &quot;object.item&quot; and (@id = &quot;1&quot; or dc:date &gt; &quot;2&quot;)'], ConnectionID: ['0', '1'], PosSecond: ['5'],
}
const names = ['ObjectID', 'BrowseFlag', 'Filter', 'StartingIndex', 'RequestedCount', 'SortCriteria', 'ContainerID', 'SearchCriteria', 'ConnectionID', 'DeviceID', 'CategoryType', 'RID', 'PosSecond', '__proto__', 'x']

const folder: TreeContainer = { type: 'container', id: 'date', parentId: ROOT, name: 'By date', topic: 'date', changedAt: new Date(0) }
const picture: TreeEntry = { type: 'entry', id: 'date~1', parentId: 'date', name: 'a.jpg', fileId: '1', spaceId: 's', kind: 'image', mediaType: 'image/jpeg', size: 5, sha256: 'a', width: 10, height: 10, durationMs: null, takenAt: new Date(0), addedAt: new Date(0), changedAt: new Date(0) }
const all: TreeNode[] = [folder, picture]
const tree = {
  find: async (_: unknown, id: string) => all.find((node) => node.id === id) ?? Promise.reject(new AppError('not-found', 'catalog.tree-no-such')),
  children: async (_: unknown, id: string) => { const nodes = all.filter((node) => node.parentId === id); return { total: nodes.length, nodes } },
  search: async () => ({ total: 1, nodes: [picture] }),
  updateId: async () => 5,
  look: <Value>(ask: () => Promise<Value>) => ask(),
}
const services: Service[] = []
beforeAll(() => {
  const shown = createShownTree({ tree, actor: guestOf('s'), setting: { show: [], hide: [], kinds: ['image', 'audio', 'video'] }, title: (key) => key, name: 'Mantel' })
  services.push(contentDirectory({
    shown, tree, onBrowsed: () => undefined, addresses: { token: () => '1.a', isValid: () => true, address: (base, { id }) => `${base}/${id}` },
    library: { technicalFacts: async () => new Map() }, renditions: { ready: async () => new Map() }, transcripts: { spokenAmong: async () => new Set() }, devices: { bookmarks: async () => new Map(), setBookmark: async () => undefined },
  }), connectionManager(), mediaReceiverRegistrar())
})

/** A call that is nearly right, and then cut, doubled, or strewn with bytes. */
function body(next: () => number, service: Service): string {
  const action = pick(next, [...Object.keys(service.actions), 'x', '__proto__', 'constructor'])
  const known = service.actions[action]
  const asked = known && Object.hasOwn(service.actions, action) && next() < 0.8 ? known.in.map(([name]) => name) : Array.from({ length: Math.floor(next() * 8) }, () => pick(next, names))
  const args = asked.map((name) => `<${name}>${pick(next, next() < 0.85 ? likely[name] ?? odd : odd)}</${name}>`).join('')
  let text = `<?xml version="1.0"?>${next() < 0.05 ? '<!DOCTYPE a [<!ENTITY b "c">]>' : ''}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:${action} xmlns:u="${next() < 0.95 ? service.type : 'urn:x'}">${args}</u:${action}></s:Body></s:Envelope>`
  for (let times = Math.floor(next() * 3) * (next() < 0.5 ? 0 : 1); times > 0; times--) {
    const at = Math.floor(next() * text.length)
    text = pick(next, [() => text.slice(0, at), () => text.slice(0, at) + pick(next, odd) + text.slice(at), () => text + text.slice(at), () => text.slice(0, at) + String.fromCharCode(Math.floor(next() * 0xffff)) + text.slice(at + 1)])()
  }
  return text
}

describe('whatever comes', () => {
  it(`security rule 15: ${ROUNDS} calls are answered or refused with a fault of UPnP, in XML that can be read`, async () => {
    const next = seeded(20_261_127)
    const seen = new Map<string, number>()
    for (let n = 0; n < ROUNDS; n++) {
      const service = pick(next, services)
      const text = body(next, service)
      const [status, answer] = await answerTo(next() < 0.97 ? service : services[0]!, text, { client: plainClient, base: 'http://a', address: '127.0.0.1' }, silentLog())
      const fault = status === 500 ? textOf(readXml(answer), 'errorCode') : undefined
      if (status === 200 && n % 10 === 0) readXml(answer)
      if (status === 500 && !(Number(fault) in faults)) throw new Error(`fault ${fault} for ${text}`)
      // 501 would be an error that nobody foresaw
      if (fault === '501') throw new Error(`unforeseen: ${text}`)
      seen.set(fault ?? '200', (seen.get(fault ?? '200') ?? 0) + 1)
    }
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(['200', '401', '402', '701', '708', '709']))
  }, 120_000)

  it(`${ROUNDS} packets are read or passed over`, () => {
    const next = seeded(1900)
    const announced = { udn: 'a', serviceTypes: [], server: 's', bootId: 1, configId: 1 }
    let answered = 0
    for (let n = 0; n < ROUNDS; n++) {
      const lines = ['M-SEARCH * HTTP/1.1', 'HOST: 239.255.255.250:1900', `MAN: "ssdp:discover"`, `MX: ${pick(next, odd)}`, `ST: ${pick(next, ['ssdp:all', 'upnp:rootdevice', ...odd])}`]
      const packet = Buffer.from(lines.filter(() => next() < 0.95).join(pick(next, ['\r\n', '\n', '\r'])) + '\r\n\r\n')
      for (let times = Math.floor(next() * 4); times > 0; times--) packet[Math.floor(next() * packet.length)] = Math.floor(next() * 256)
      const search = readSearch(next() < 0.1 ? packet.subarray(0, Math.floor(next() * packet.length)) : packet)
      if (search) { expect(search.mx).toBeLessThanOrEqual(5); answered += answering(announced, search.target).length }
    }
    expect(answered).toBeGreaterThan(100)
  })

  it('paths of media that are none are none', () => {
    const next = seeded(7)
    for (let n = 0; n < ROUNDS; n++) readMediaPath(`/media/${pick(next, odd)}/${pick(next, ['original', ...odd])}/${pick(next, ['1.a', ...odd])}/a.b`)
    expect(readMediaPath('/media/a~1/original/1.a/original.mp4')).toEqual({ id: 'a~1', variant: 'original', token: '1.a' })
    expect(readMediaPath('/media/a/../b/original/1.a/original.mp4')).toBeUndefined()
  })
})
