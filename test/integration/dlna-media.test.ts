import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { elements, originalOf, readXml, textOf, type ControlPoint } from '../support/control-point.ts'
import { openDlnaHouse, type DlnaHouse } from '../support/dlna-house.ts'

let home: DlnaHouse
const tv = (): ControlPoint => home.tv()
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
beforeAll(async () => {
  home = await openDlnaHouse()
}, 90_000)
afterAll(() => home.close())

describe('resources', () => {
  it('say of a picture what its bytes are, smaller ones too', async () => {
    const picture = await home.item('forum & co')
    expect(picture.resources.map(({ attributes }) => attributes['protocolInfo'])).toEqual([
      'http-get:*:image/jpeg:DLNA.ORG_PN=JPEG_LRG;DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=00F00000000000000000000000000000',
      ...['LRG', 'MED', 'SM', 'TN'].map((size) => `http-get:*:image/jpeg:DLNA.ORG_PN=JPEG_${size};DLNA.ORG_OP=01;DLNA.ORG_CI=1;DLNA.ORG_FLAGS=00F00000000000000000000000000000`),
    ])
    for (const { address, attributes } of picture.resources) {
      const answer = await tv().ask(address)
      expect(answer.status).toBe(200)
      const { width, height } = await sharp(answer.bytes).metadata()
      expect(attributes['resolution']).toBe(`${width}x${height}`)
      if (attributes['size'] !== undefined) expect(Number(attributes['size'])).toBe(answer.bytes.length)
      expect([answer.headers['contentfeatures.dlna.org'], answer.headers['transfermode.dlna.org']]).toEqual([attributes['protocolInfo']!.split(':')[3], 'Interactive'])
    }
    const art = elements(picture.xml, 'upnp:albumArtURI')[0]!
    expect(art.attributes['dlna:profileID']).toBe('JPEG_TN')
    const { width, height } = await sharp((await tv().ask(art.text)).bytes).metadata()
    expect(Math.max(width, height)).toBe(160)
    expect((await home.item('small')).resources.map(({ attributes }) => attributes['resolution'])).toEqual(['200x320', '200x320', '100x160'])
  })

  it('say of a song its profile, length, bytes a second, rate and channels', async () => {
    const song = await home.item('Blue')
    const { attributes } = song.resources[0]!
    const size = readFileSync(join(home.folder, 'song.mp3')).length
    expect(attributes['protocolInfo']).toBe('http-get:*:audio/mpeg:DLNA.ORG_PN=MP3;DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000')
    expect(attributes['duration']).toMatch(/^0:00:03\.\d{3}$/)
    expect([attributes['size'], attributes['sampleFrequency'], attributes['nrAudioChannels']]).toEqual([String(size), '44100', '2'])
    expect(Math.abs(Number(attributes['bitrate']) - size / 3)).toBeLessThan(size / 60)
    expect([textOf(song.xml, 'upnp:artist'), textOf(song.xml, 'upnp:album'), textOf(song.xml, 'upnp:genre'), textOf(song.xml, 'upnp:originalTrackNumber')]).toEqual(['Ann & Co', 'First', 'Jazz', '7'])
    const { values } = await tv().call('connection-manager', 'GetProtocolInfo')
    const source = values['Source']!.split(',')
    for (const node of await home.items('*')) for (const resource of node.resources) expect(source).toContain(resource.attributes['protocolInfo'])
  })

  it('come as a device wants them by the Filter', async () => {
    const { nodes: [year] } = await tv().children('$video')
    const { didl } = await tv().children(year!.id, { filter: 'dc:title,res' })
    expect(didl).toContain('<res ')
    expect(didl).not.toMatch(/albumArtURI|duration=|dc:date/)
    expect((await tv().children(year!.id, { filter: 'dc:title' })).didl).not.toContain('<res ')
  })
})

describe('media', () => {
  it('come whole and in parts, byte for byte', async () => {
    const address = originalOf(await home.item('film'))
    const whole = readFileSync(join(home.folder, 'film.mp4'))
    const [head, all] = [await tv().ask(address, { method: 'HEAD' }), await tv().ask(address)]
    expect([head.status, head.bytes.length, head.headers['content-length'], all.headers['content-length'], sha(all.bytes)]).toEqual([200, 0, String(whole.length), String(whole.length), sha(whole)])
    expect(all.headers['transfer-encoding']).toBeUndefined()
    const last = whole.length - 1
    for (const [range, start, end] of [['bytes=0-0', 0, 0], ['bytes=5-', 5, last], ['bytes=-9', last - 8, last], [`bytes=10-${last + 500}`, 10, last], ['bytes=0-', 0, last]] as const) {
      const part = await tv().ask(address, { headers: { range } })
      expect([part.status, part.headers['content-range'], sha(part.bytes)]).toEqual([206, `bytes ${start}-${end}/${whole.length}`, sha(whole.subarray(start, end + 1))])
    }
    expect(await tv().ask(address, { headers: { range: `bytes=${whole.length}-` } })).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${whole.length}` } })
  })

  it('are transferred as DLNA has it, or 406', async () => {
    const [film, picture] = [originalOf(await home.item('film')), originalOf(await home.item('forum & co'))]
    const with_ = async (address: string, headers: Record<string, string>): Promise<unknown[]> => { const { status, headers: told } = await tv().ask(address, { method: 'HEAD', headers }); return [status, told['transfermode.dlna.org']] }
    expect(await with_(film, {})).toEqual([200, 'Streaming'])
    expect(await with_(film, { 'transferMode.dlna.org': 'Background' })).toEqual([200, 'Background'])
    expect((await with_(film, { 'transferMode.dlna.org': 'Interactive' }))[0]).toBe(406)
    expect((await with_(picture, { 'transferMode.dlna.org': 'Streaming' }))[0]).toBe(406)
    expect((await with_(film, { 'TimeSeekRange.dlna.org': 'npt=1-' }))[0]).toBe(406)
    expect((await with_(film, { 'PlaySpeed.dlna.org': 'DLNA.ORG_PS=2' }))[0]).toBe(406)
    expect((await tv().ask(film, { method: 'HEAD', headers: { 'realTimeInfo.dlna.org': 'DLNA.ORG_TLAG=1' } })).headers['realtimeinfo.dlna.org']).toBe('DLNA.ORG_TLAG=*')
  })

  it('come to who speaks HTTP/1.0, and several over one connection', async () => {
    const path = new URL(originalOf(await home.item('Blue'))).pathname
    const size = readFileSync(join(home.folder, 'song.mp3')).length
    const answer = await home.raw(`GET ${path} HTTP/1.0\r\n\r\n`)
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 200 OK')
    expect(answer.toLowerCase()).toContain(`content-length: ${size}`)
    const twice = await home.raw(`HEAD ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nHEAD ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    expect(twice.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2)
  })

  it('security rule 5: need a signed address of that very file, and what is opened is noted', async () => {
    const [film, song] = [originalOf(await home.item('film')), originalOf(await home.item('Blue'))]
    const token = (address: string): string => address.split('/').at(-2)!
    expect((await tv().ask(film.replace(token(film), token(song)))).status).toBe(403)
    expect((await tv().ask(film.replace(token(film), `9999999999.${token(film).split('.')[1]}`))).status).toBe(403)
    expect((await tv().ask(film.replace('/original/', '/everything/'))).status).toBe(404)
    await tv().ask(film, { headers: { 'user-agent': 'VLC/3.0.20' } })
    await vi.waitFor(async () => { expect((await home.house.devices.openings(home.admin)).map(({ device, fileName, address }) => [device, fileName, address])).toContainEqual(['VLC', 'film.mp4', '127.0.0.1']) })
  })
})

describe('devices of their own kind', () => {
  it('Samsung: ids it knows, its feature list, Matroska by its name, bookmarks', async () => {
    const samsung = home.tv({ 'user-agent': 'SEC_HHP_[TV] UE46ES8000/1.0' })
    expect((await samsung.children('V')).total).toBe((await tv().children('$video')).total)
    const { values } = await samsung.call('content-directory', 'X_GetFeatureList')
    expect(elements(readXml(values['FeatureList']!), 'container').map(({ attributes }) => attributes['id'])).toEqual(['A', 'V', 'I'])
    const film = await home.item('film')
    expect((await samsung.call('content-directory', 'X_SetBookmark', { CategoryType: '', RID: '', ObjectID: film.id, PosSecond: 65 })).status).toBe(200)
    expect((await samsung.metadata(film.id)).didl).toContain('BM=65<')
    const again = home.tv({ 'user-agent': 'VLC/3.0.20' })
    expect(textOf((await again.metadata(film.id)).nodes[0]!.xml, 'upnp:lastPlaybackPosition')).toBe('0:01:05.000')
    expect((await again.call('content-directory', 'X_SetBookmark', { CategoryType: '', RID: '', ObjectID: '0', PosSecond: 1 })).fault).toBe(701)
  })

  it('Xbox: it is let in, and its numbers are containers', async () => {
    const xbox = home.tv({ 'user-agent': 'Xbox/2.0.4548.0 UPnP/1.0 Xbox/2.0.4548.0' })
    expect((await xbox.call('media-receiver-registrar', 'IsAuthorized', { DeviceID: '' })).values['Result']).toBe('1')
    expect((await xbox.search('7', 'upnp:class = "object.container.album.musicAlbum"')).nodes.map(({ title }) => title)).toEqual(['First'])
    expect((await xbox.search('16', 'upnp:class derivedfrom "object.item.imageItem"', { sort: '+upnp:rating' })).total).toBe(2)
  })

  it('rows of one’s own come first', async () => {
    writeFileSync(join(home.house.dataDir, 'dlna-clients.json'), JSON.stringify([{ name: 'Kitchen', match: { userAgent: 'KitchenRadio' }, asciiXml: true, mediaTypes: { 'audio/mpeg': 'audio/mp3' } }]))
    await home.set({ name: 'Zürich' })
    const { didl } = await home.tv({ 'user-agent': 'KitchenRadio/1' }).search('0', 'dc:title contains "Blue"')
    expect(didl).toContain('http-get:*:audio/mp3:')
    await tv().ask('/description.xml', { headers: { 'user-agent': 'VLC/3' } })
  })
})
