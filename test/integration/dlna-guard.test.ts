import { createConnection } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventListener, originalOf, readXml, textOf, type ControlPoint } from '../support/control-point.ts'
import { openDlnaHouse, type DlnaHouse } from '../support/dlna-house.ts'

let home: DlnaHouse
const tv = (): ControlPoint => home.tv()
beforeAll(async () => {
  home = await openDlnaHouse()
}, 90_000)
afterAll(() => home.close())

describe('events', () => {
  it('tell at first what stands, then what changes, in order', async () => {
    const listener = await eventListener()
    const answer = await tv().ask('/content-directory/events', { method: 'SUBSCRIBE', headers: { callback: `<${listener.url}>`, nt: 'upnp:event', timeout: 'Second-300' } })
    expect([answer.status, answer.headers['timeout']]).toEqual([200, 'Second-1800'])
    const sid = answer.headers['sid'] as string
    await vi.waitFor(() => { expect(listener.told).toHaveLength(1) })
    expect(listener.told[0]).toMatchObject({ headers: { sid, seq: '0', nts: 'upnp:propchange' }, values: { ContainerUpdateIDs: '', TransferIDs: '' } })
    await home.house.catalog.tags.add(home.admin, [home.ids['small.png']!], 'Travel/Rome')
    await vi.waitFor(() => { expect(listener.told.length).toBeGreaterThan(1) }, 8000)
    const [first, second] = listener.told
    expect(Number(second!.values['SystemUpdateID'])).toBeGreaterThan(Number(first!.values['SystemUpdateID']))
    expect([second!.headers['seq'], second!.values['ContainerUpdateIDs']]).toEqual(['1', expect.stringMatching(/^0,\d+/)])
    expect((await tv().ask('/content-directory/events', { method: 'SUBSCRIBE', headers: { sid, timeout: 'Second-300' } })).status).toBe(200)
    expect((await tv().ask('/content-directory/events', { method: 'SUBSCRIBE', headers: { sid, nt: 'upnp:event' } })).status).toBe(400)
    expect((await tv().ask('/connection-manager/events', { method: 'SUBSCRIBE', headers: { sid } })).status).toBe(412)
    expect((await tv().ask('/content-directory/events', { method: 'UNSUBSCRIBE', headers: { sid } })).status).toBe(200)
    expect((await tv().ask('/content-directory/events', { method: 'UNSUBSCRIBE', headers: { sid } })).status).toBe(412)
    listener.close()
  })

  it('security rule 15: are told to the subscriber’s own address alone', async () => {
    for (const callback of ['<http://192.0.2.99:9/told>', '<http://example.org/told>', '<https://127.0.0.1/told>', '<http://127.0.0.1@192.0.2.99/>', 'http://127.0.0.1/', '']) {
      expect((await tv().ask('/content-directory/events', { method: 'SUBSCRIBE', headers: { callback, nt: 'upnp:event' } })).status, callback).toBe(412)
    }
  })
})

describe('what is refused', () => {
  it('security rule 15: a foreign Host, a long path, a broken escape, DOCTYPE, a long body; the rest is served meanwhile', async () => {
    const idle = Array.from({ length: 8 }, () => createConnection(home.port()!, '127.0.0.1').on('error', () => undefined))
    for (const socket of idle) socket.write('POST /content-directory/control HTTP/1.1\r\nHost: 127')
    expect((await tv().ask('/description.xml', { headers: { host: 'evil.example.org' } })).status).toBe(421)
    expect((await tv().ask(`/${'a'.repeat(8000)}`)).status).toBe(414)
    expect((await home.raw('GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n')).split(' ')[1]).toBe('400')
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>&c;</s:Body></s:Envelope>'
    expect(await tv().ask('/content-directory/control', { method: 'POST', body: bomb })).toMatchObject({ status: 500, text: expect.stringContaining('<errorCode>401<') })
    expect((await tv().ask('/content-directory/control', { method: 'POST', body: 'a'.repeat(70_000) })).status).toBe(413)
    expect((await tv().ask('/content-directory/control', { method: 'DELETE' })).status).toBe(405)
    expect((await tv().ask('/../../etc/passwd')).status).toBe(404)
    expect((await tv().ask('/description.xml')).status).toBe(200)
    for (const socket of idle) socket.destroy()
  })

})

describe('what an administrator chooses', () => {
  it('security rule 7: one tag is all that is found, listed, counted, searched and fetched', async () => {
    const film = originalOf(await home.item('film'))
    const tag = (await home.house.catalog.tree.search(home.admin, '0', { title: 'small' }, { from: 0, count: 1 })).nodes[0]!
    expect(tag.type).toBe('entry')
    const tags = (await home.house.catalog.tree.children(home.admin, 'tags', { from: 0, count: 10 })).nodes
    const rome = (await home.house.catalog.tree.children(home.admin, tags[0]!.id, { from: 0, count: 10 })).nodes[0]!
    await home.set({ show: [rome.id] })
    expect((await tv().children('0')).nodes.map(({ title }) => title)).toEqual(['Rome'])
    expect((await home.items('*')).map(({ title }) => title)).toEqual(['small'])
    expect((await tv().children(rome.id)).nodes.map(({ title }) => title)).toEqual(['small'])
    for (const hidden of ['date', 'folders', 'videos', '$video', '$pictures', tags[0]!.id]) expect((await tv().metadata(hidden)).fault, hidden).toBe(701)
    expect((await tv().ask(film.replace(/:\d+\//, `:${home.port()}/`))).status).toBe(404)
    await home.set({ show: [], hide: [tags[0]!.id], kinds: ['image'] })
    expect((await home.items('*')).map(({ title }) => title).sort()).toEqual(['forum & co', 'small'])
    expect((await tv().children('tags')).total).toBe(0)
    expect((await tv().metadata('$music')).fault).toBe(701)
    expect((await tv().ask(film.replace(/:\d+\//, `:${home.port()}/`))).status).toBe(404)
    await home.set({ hide: [], kinds: ['image', 'audio', 'video'] })
  })

  it('is the same device with the same ids after a restart', async () => {
    const [udn, film] = [textOf(readXml((await tv().ask('/description.xml')).text), 'UDN'), await home.item('film')]
    await home.restart()
    expect(textOf(readXml((await tv().ask('/description.xml')).text), 'UDN')).toBe(udn)
    expect((await tv().metadata(film.id)).nodes[0]!.title).toBe('film')
  })
})
