import { describe, expect, it } from 'vitest'
import { readDidl, textOf } from '../../../../test/support/control-point.ts'
import type { TreeEntry } from '../../../catalog/index.ts'
import { createClientTable, plainClient } from '../client-profiles.ts'
import { writeDidl } from './didl-lite.ts'

const film: TreeEntry = {
  type: 'entry', id: 'videos.2021~1', parentId: 'videos.2021', name: 'Zoë v1.2 <&".mkv', fileId: '1', spaceId: 's', kind: 'video', mediaType: 'video/x-matroska', size: 10_000_000, sha256: 'a', width: 1920, height: 1080, durationMs: 20_000,
  takenAt: new Date('2021-05-14T10:00:00Z'), addedAt: new Date(0), changedAt: new Date(0),
}
const match = createClientTable()
const written = (headers: Record<string, string>): string => writeDidl([film], {
  client: match(headers) ?? plainClient, base: 'http://192.168.1.10:8200', address: '192.168.1.5', wants: () => true,
  addresses: { token: () => '1.a', isValid: () => true, address: (base, { id, variant }) => `${base}/${id}/${variant}` },
  factsOf: () => ({ technical: {}, hasPicture: true, hasCopy: true, hasSubtitles: true, bookmarkMs: 65_500 }),
})

describe('an item', () => {
  it('has its original first, then what more devices play, subtitles, and measures that are true', () => {
    const [item] = readDidl(written({}))
    expect(item!.title).toBe('Zoë v1.2 <&"')
    expect(item!.resources.map(({ attributes }) => attributes['protocolInfo']!.split(':')[2])).toEqual(['video/x-matroska', 'video/mp4', 'text/srt'])
    expect(item!.resources[0]!.attributes).toMatchObject({ size: '10000000', duration: '0:00:20.000', bitrate: '500000', resolution: '1920x1080' })
    expect(item!.resources[1]!.attributes['protocolInfo']).toContain('DLNA.ORG_CI=1')
    expect(textOf(item!.xml, 'upnp:albumArtURI')).toBe('http://192.168.1.10:8200/videos.2021~1/tn')
    expect(textOf(item!.xml, 'dc:date')).toBe('2021-05-14T10:00:00')
    expect(textOf(item!.xml, 'upnp:lastPlaybackPosition')).toBe('0:01:05.500')
  })

  it('is told to Samsung, Panasonic, LG, Sony and radios as they want it', () => {
    const [samsung] = readDidl(written({ 'user-agent': 'SEC_HHP_[TV]UE46/1.0' }))
    expect(samsung!.resources[0]!.attributes['protocolInfo']).toContain(':video/x-mkv:')
    expect([textOf(samsung!.xml, 'sec:CaptionInfoEx'), textOf(samsung!.xml, 'sec:dcmInfo')]).toEqual(['http://192.168.1.10:8200/videos.2021~1/subtitles', 'CREATIONDATE=0,BM=65'])
    expect(textOf(readDidl(written({ 'user-agent': 'DLNADOC/1.50 SEC_HHP_[TV] Samsung Q7/1.0' }))[0]!.xml, 'sec:dcmInfo')).toContain('BM=65500')
    const [panasonic] = readDidl(written({ 'user-agent': 'Panasonic MIL DLNA CP UPnP/1.0 DLNADOC/1.50' }))
    expect(panasonic!.resources[0]!.attributes).toMatchObject({ 'pv:subtitleFileType': 'SRT', 'pv:subtitleFileUri': 'http://192.168.1.10:8200/videos.2021~1/subtitles' })
    expect(readDidl(written({ 'user-agent': 'LGE_DLNA_SDK/1.6' }))[0]!.title).toBe('Zoë v1.2 <&".mkv')
    const [sony] = readDidl(written({ 'x-av-client-info': 'cn="Sony Corporation"; mn="BRAVIA KDL"' }))
    expect(sony!.resources.map(({ attributes }) => attributes['protocolInfo']!).some((info) => info.includes('JPEG_TN'))).toBe(true)
    const radio = written({ 'user-agent': 'Bose SoundTouch' })
    expect(radio).toMatch(/^[\u0000-\u007f]*$/)
    expect([readDidl(radio)[0]!.title, textOf(readDidl(radio)[0]!.xml, 'dc:date')]).toEqual(['Zoë v1.2 <&"', '2021-05-14'])
  })
})
