import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, elements, readXml, textOf, type ControlPoint, type DidlNode } from '../support/control-point.ts'
import { dlnaHouse, type DlnaHouse } from '../support/dlna-house.ts'

let home: DlnaHouse
const tv = (): ControlPoint => home.tv()
beforeAll(async () => {
  home = await dlnaHouse()
}, 90_000)
afterAll(() => home.close())

describe('the switch', () => {
  it('is off until an administrator turns it on, and every change of it is in the log of the house', async () => {
    expect(home.port()).toBeUndefined()
    await home.set({ on: true, name: 'Living room' })
    expect((await ask(`${home.base()}/description.xml`)).status).toBe(200)
    expect((await home.house.access.listAudit(home.admin)).map(({ message }) => message.key)).toContain('operations.tv-on')
    await expect(home.house.devices.setTv({ ...home.admin, role: 'member' }, { on: true })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the description', () => {
  it('says what DLNA wants, with icons that are there and services as they are answered', async () => {
    const xml = readXml((await tv().ask('/description.xml')).text)
    expect(textOf(xml, 'deviceType')).toBe('urn:schemas-upnp-org:device:MediaServer:1')
    expect(textOf(xml, 'friendlyName')).toBe('Living room')
    expect(elements(xml, 'dlna:X_DLNADOC').map(({ text }) => text)).toEqual(['DMS-1.50', 'M-DMS-1.50'])
    expect(textOf(xml, 'UDN')).toMatch(/^uuid:[0-9a-f-]{36}$/)
    const icons = elements(xml, 'icon')
    expect(icons).toHaveLength(4)
    for (const icon of icons) {
      const answer = await tv().ask(textOf(icon, 'url')!)
      const { width, height, format } = await sharp(answer.bytes).metadata()
      expect([answer.headers['content-type'], width, height]).toEqual([textOf(icon, 'mimetype'), Number(textOf(icon, 'width')), Number(textOf(icon, 'height'))])
      expect(`image/${format}`).toBe(textOf(icon, 'mimetype'))
    }
    const services = elements(xml, 'service')
    expect(services.map((service) => textOf(service, 'serviceType')!.split(':').at(-2))).toEqual(['ContentDirectory', 'ConnectionManager', 'X_MS_MediaReceiverRegistrar'])
    for (const service of services) {
      const scpd = readXml((await tv().ask(textOf(service, 'SCPDURL')!)).text)
      const variables = elements(scpd, 'stateVariable').map((variable) => textOf(variable, 'name'))
      expect(elements(scpd, 'relatedStateVariable').filter(({ text }) => !variables.includes(text))).toEqual([])
      expect(elements(scpd, 'action').length).toBeGreaterThan(1)
    }
  })

  it('has lines of their own for Samsung and Sony', async () => {
    expect((await ask(`${home.base()}/description.xml`, { headers: { 'user-agent': 'SEC_HHP_[TV]UE46/1.0' } })).text).toContain('sec:ProductCap')
    expect((await ask(`${home.base()}/description.xml`, { headers: { 'x-av-client-info': 'av=5.0; cn="Sony Corporation"; mn="BRAVIA KDL-46"' } })).text).toContain('<av:aggregationFlags xmlns:av="urn:schemas-sony-com:av">10<')
    // as the one that stands there now: it is known by its address for what follows
    expect((await ask(`${home.base()}/description.xml`, { headers: { 'user-agent': 'VLC/3.0.20 LibVLC/3.0.20' } })).text).not.toContain('aggregationFlags')
  })
})

describe('browsing', () => {
  it('finds every container and file again by its id, with true totals in every page size', async () => {
    const queue = ['0']
    const seen = new Set<string>()
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const { nodes, total, returned } = await tv().children(id)
      expect([total, returned]).toEqual([nodes.length, nodes.length])
      const paged = [...Array(Math.ceil(total / 2)).keys()].map((page) => tv().children(id, { from: page * 2, count: 2 }))
      expect((await Promise.all(paged)).flatMap((page) => page.nodes.map((node) => node.id))).toEqual(nodes.map((node) => node.id))
      for (const node of nodes) {
        expect(node.parentId).toBe(id)
        expect(seen.has(node.id)).toBe(false)
        seen.add(node.id)
        const { nodes: [itself], total: one } = await tv().metadata(node.id)
        expect([itself!.id, itself!.title, itself!.parentId, one]).toEqual([node.id, node.title, node.parentId, 1])
        if (node.type === 'container') {
          queue.push(node.id)
          expect(Number(itself!.attributes['childCount'])).toBe((await tv().children(node.id)).total)
        }
      }
    }
    expect((await tv().children('0')).nodes.slice(0, 3).map(({ title }) => title)).toEqual(['[tree.videos]', '[tree.music]', '[tree.pictures]'])
    expect(seen.size).toBeGreaterThan(15)
  })

  it('shows under Pictures pictures alone, as doubles that say of what', async () => {
    const below = async (id: string): Promise<DidlNode[]> => (await Promise.all((await tv().children(id)).nodes.map(async (node) => (node.type === 'item' ? [node] : below(node.id))))).flat()
    const pictures = await below('$pictures')
    expect(pictures.map(({ class: name }) => name)).toEqual(['object.item.imageItem.photo', 'object.item.imageItem.photo'])
    for (const { refId } of pictures) expect((await tv().metadata(refId!)).nodes[0]!.type).toBe('item')
    expect((await below('$video')).map(({ title }) => title)).toEqual(['film'])
    expect((await below('$music')).every(({ class: name }) => name === 'object.item.audioItem.musicTrack')).toBe(true)
  })

  it('answers what it cannot with the faults of the standard', async () => {
    const browse = (args: Record<string, string | number>) => tv().call('content-directory', 'Browse', { ObjectID: '0', BrowseFlag: 'BrowseDirectChildren', Filter: '*', StartingIndex: 0, RequestedCount: 0, SortCriteria: '', ...args })
    expect(await browse({ ObjectID: 'no-such' })).toMatchObject({ status: 500, fault: 701 })
    expect(await browse({ ObjectID: '0\' or 1=1 --' })).toMatchObject({ status: 500, fault: 701 })
    expect(await browse({ BrowseFlag: 'BrowseEverything' })).toMatchObject({ status: 500, fault: 402 })
    expect(await browse({ StartingIndex: -1 })).toMatchObject({ status: 500, fault: 402 })
    expect(await browse({ SortCriteria: '+upnp:rating' })).toMatchObject({ status: 500, fault: 709 })
    expect(await browse({ ObjectID: (await home.item('film')).id })).toMatchObject({ status: 500, fault: 720 })
    expect(await tv().call('content-directory', 'DestroyObject', { ObjectID: '0' })).toMatchObject({ status: 500, fault: 401 })
    expect(await tv().call('content-directory', 'Browse', { ObjectID: '0' })).toMatchObject({ status: 500, fault: 402 })
    expect((await tv().search('no-such', '*')).fault).toBe(710)
    expect((await tv().search('0', 'dc:titel contains "a"')).fault).toBe(708)
    expect((await tv().search('0', 'dc:title contains a')).fault).toBe(708)
    expect((await tv().search('0', '*', { sort: 'dc:title' })).fault).toBe(709)
    expect(await tv().call('connection-manager', 'GetCurrentConnectionInfo', { ConnectionID: 7 })).toMatchObject({ status: 500, fault: 706 })
  })
})

describe('searching', () => {
  it('finds files by class, title, artist, album and genre, each once', async () => {
    const titles = async (criteria: string): Promise<string[]> => (await home.items(criteria)).map(({ title }) => title).sort()
    expect(await titles('*')).toEqual(['Blue', 'film', 'forum & co', 'small'])
    expect(await titles('upnp:class derivedfrom "object.item.imageItem"')).toEqual(['forum & co', 'small'])
    expect(await titles('upnp:class derivedfrom "object.item.audioItem" and @refID exists false')).toEqual(['Blue'])
    expect(await titles('upnp:class = "object.item.videoItem" or upnp:class = "object.item.audioItem.musicTrack"')).toEqual(['Blue', 'film'])
    expect(await titles('dc:title contains "FORUM &"')).toEqual(['forum & co'])
    expect(await titles('upnp:artist contains "ann" and upnp:album contains "first" and upnp:genre contains "jazz"')).toEqual(['Blue'])
    expect(await titles('upnp:artist = "Ann"')).toEqual([])
    expect(await titles('upnp:artist = "Ann & Co" or dc:title contains "film"')).toEqual(['Blue', 'film'])
    expect(await titles('upnp:class derivedfrom "object.item" and dc:title doesNotContain "m"')).toEqual(['Blue'])
    expect(await titles('upnp:class derivedfrom "object.container.album"')).toEqual(['First'])
    const { total, nodes } = await tv().search('0', 'upnp:class derivedfrom "object.item"', { from: 1, count: 2, sort: '-dc:title' })
    expect([total, nodes.map(({ title }) => title)]).toEqual([4, ['forum & co', 'film']])
  })

  it('tells by what it searches and sorts', async () => {
    expect((await tv().call('content-directory', 'GetSearchCapabilities')).values['SearchCaps']).toContain('upnp:class')
    expect((await tv().call('content-directory', 'GetSortCapabilities')).values['SortCaps']).toBe('dc:title,dc:date')
    // song.mp3 is called Blue, and lists are ordered by what people read
    expect((await tv().children('recent', { sort: '-dc:title' })).nodes.map(({ title }) => title)).toEqual(['small', 'forum & co', 'film', 'Blue'])
    expect((await tv().children('recent', { sort: '+dc:title' })).nodes.map(({ title }) => title)).toEqual(['Blue', 'film', 'forum & co', 'small'])
  })
})
