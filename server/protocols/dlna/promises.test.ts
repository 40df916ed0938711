import { describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/index.ts'
import { ClientRow, createClientTable, plainClient } from './client-profiles.ts'
import { clientRows } from './client-rows.ts'
import { askedProperties } from './content-directory/asked-properties.ts'
import { didlTime } from './content-directory/didl-time.ts'
import { createKnownClients } from './known-clients.ts'
import { belowLegacy, placeOf } from './legacy-roots.ts'
import { profileName, transportStreamName } from './profile-names.ts'
import { contentFeatures, protocolInfo } from './protocol-info.ts'
import { readClientFile } from './read-client-file.ts'
import { fitted } from './resources.ts'
import { transferHeaders } from './transfer-headers.ts'
import { friendlyName } from './description.ts'

describe('protocolInfo', () => {
  it('is true to the bytes', () => {
    expect(protocolInfo({ mediaType: 'video/mp4', kind: 'video' })).toBe('http-get:*:video/mp4:DLNA.ORG_OP=01;DLNA.ORG_CI=0;DLNA.ORG_FLAGS=01700000000000000000000000000000')
    expect(contentFeatures({ mediaType: 'image/jpeg', kind: 'image', profile: 'JPEG_TN', converted: true })).toBe('DLNA.ORG_PN=JPEG_TN;DLNA.ORG_OP=01;DLNA.ORG_CI=1;DLNA.ORG_FLAGS=00F00000000000000000000000000000')
    const jpeg = (width: number, height: number): string | undefined => profileName({ mediaType: 'image/jpeg', width, height })
    expect([jpeg(640, 480), jpeg(480, 640), jpeg(1024, 768), jpeg(4096, 4096), jpeg(4097, 10)]).toEqual(['JPEG_SM', 'JPEG_MED', 'JPEG_MED', 'JPEG_LRG', undefined])
    const mp3 = (facts: Parameters<typeof profileName>[1]): string | undefined => profileName({ mediaType: 'audio/mpeg', width: null, height: null }, facts)
    expect([mp3({ audioCodec: 'MPEG 1 Layer 3', sampleRate: 44_100, bitrate: 320_000 }), mp3({ audioCodec: 'MPEG 2 Layer 3', sampleRate: 22_050 }), mp3({ audioCodec: 'MPEG 1 Layer 2', sampleRate: 44_100 }), mp3({})]).toEqual(['MP3', 'MP3X', undefined, undefined])
    expect([transportStreamName({ videoCodec: 'h264', audioCodec: 'ac3' }, 1080), transportStreamName({ videoCodec: 'hevc', audioCodec: 'ac3' }, 1080)]).toEqual(['AVC_TS_MP_HD_AC3_ISO', undefined])
    expect([fitted({ width: 4000, height: 3000 }, 'tn'), fitted({ width: 100, height: 50 }, 'sm'), fitted({ width: null, height: null }, 'tn'), fitted({ width: 40_000, height: 10 }, 'tn')]).toEqual([{ width: 160, height: 120 }, { width: 100, height: 50 }, undefined, { width: 160, height: 1 }])
  })

  it('and transfer go together', () => {
    const film = { variant: 'original', kind: 'video', mediaType: 'video/mp4' } as const
    expect(transferHeaders({}, film)).toEqual({ 'transferMode.dlna.org': 'Streaming', 'contentFeatures.dlna.org': contentFeatures(film) })
    expect(transferHeaders({ 'transfermode.dlna.org': 'background' }, film)).toMatchObject({ 'transferMode.dlna.org': 'Background' })
    expect(transferHeaders({ 'transfermode.dlna.org': 'Interactive' }, film)).toBeUndefined()
    expect(transferHeaders({ 'timeseekrange.dlna.org': 'npt=0-' }, film)).toBeUndefined()
    expect(transferHeaders({ 'playspeed.dlna.org': 'DLNA.ORG_PS=1' }, film)).toBeDefined()
  })

  it('times, filters and names are as devices want them', () => {
    expect([didlTime(0), didlTime(3_723_004), didlTime(36_000_000)]).toEqual(['0:00:00.000', '1:02:03.004', '10:00:00.000'])
    expect(['res', 'res@size', 'dc:date'].map(askedProperties('dc:title,res@size'))).toEqual([true, true, false])
    expect(['res', 'dc:date'].map(askedProperties('*'))).toEqual([true, true])
    expect([...friendlyName('x'.repeat(80), 'host')]).toHaveLength(63)
    expect(friendlyName(' ', 'nas')).toBe('Mantel (nas)')
  })
})

describe('the table of devices', () => {
  it('knows devices by what they say, then by where they stand', () => {
    const match = createClientTable()
    const name = (headers: Record<string, string>): string | undefined => match(headers)?.name
    expect(name({ 'user-agent': 'DLNADOC/1.50 SEC_HHP_[TV] Samsung Q7 Series (49)/1.0' })).toBe('Samsung Q')
    expect(name({ 'user-agent': 'SEC_HHP_[TV]UE40D7000/1.0' })).toBe('Samsung')
    expect(name({ 'x-av-client-info': 'av=5.0; cn="Sony Computer Entertainment Inc."; mn="PLAYSTATION 3"; mv="1.0";' })).toBe('PlayStation 3')
    expect(name({ 'x-av-client-info': 'av=5.0; cn="Sony Corporation"; mn="BRAVIA KDL-46EX500"' })).toBe('Sony Bravia')
    expect(name({ 'user-agent': 'Xbox/2.0.17559.0 UPnP/1.0 Xbox/2.0.17559.0' })).toBe('Xbox 360')
    expect(name({ 'user-agent': 'curl/8' })).toBeUndefined()
    const known = createKnownClients(match)
    expect(known.of('192.168.1.5', { 'user-agent': 'LGE_DLNA_SDK/1.6.0' }).titleWithEnding).toBe(true)
    expect([known.of('192.168.1.5', {}).name, known.of('192.168.1.6', {})]).toEqual(['LG', plainClient])
    for (const row of clientRows) expect(() => ClientRow.parse(row)).not.toThrow()
  })

  it('passes over rows of one’s own that are wrong', async () => {
    expect(await readClientFile('/nowhere', silentLog())).toEqual([])
    expect(() => ClientRow.parse({ name: 'a', match: {}, subtitle: 'x' })).toThrow()
  })
})

describe('legacy roots', () => {
  it('security rule 11: let no id through that the tree cannot have', () => {
    expect(placeOf('$video')).toMatchObject({ treeId: 'videos' })
    expect(placeOf('$pictures=date.2024~x')).toMatchObject({ treeId: 'date.2024~x' })
    expect(placeOf('date.2024')).toEqual({ treeId: 'date.2024', legacy: undefined })
    for (const wrong of ['$video=people.1', '$other', '', 'a b', '\' or 1=1', '$video=', 'a'.repeat(400), '../x', '$pictures=dates']) expect(placeOf(wrong), wrong).toBeUndefined()
    const container = { type: 'container', id: 'videos.2024', parentId: 'videos', name: '2024', topic: 'videos', changedAt: new Date(0) } as const
    expect(belowLegacy(container, placeOf('$video')!.legacy, 'Videos')).toMatchObject({ id: '$video=videos.2024', parentId: '$video' })
  })
})
