import type { Fact, FileChange, FileDetails, FileVersion, ReadText } from '../../../views/files/data.ts'
import type { Kind, Tile } from '../../../views/files/tile.ts'
import type { CannedPicture } from './canned-pictures.ts'
import { cannedSound } from './canned-sounds.ts'

const lines = ['This is a lot of 12 point text to test the', 'ocr code and see if it works on all types', 'of file format.', 'The quick brown dog jumped over the', 'lazy fox.']
const mediaTypes: Record<Kind, string> = { image: 'image/jpeg', video: 'video/mp4', audio: 'audio/flac' }
const soundFacts: Fact[] = [{ key: 'artist', value: 'Miles Davis', query: '"Miles Davis"' }, { key: 'album', value: 'Kind of Blue' }, { key: 'track', value: '3 / 5' }, { key: 'year', value: '1959' }, { key: 'codec', value: 'FLAC, 44.1 kHz, stereo' }]
const cameraFacts: Fact[] = [{ key: 'camera', value: 'Canon EOS 40D', query: 'camera:"Canon EOS 40D"' }, { key: 'lens', value: 'EF-S 17-55mm f/2.8 IS USM' }, { key: 'exposure', value: '1/250 s · f/5.6 · ISO 200 · 35 mm' }, { key: 'place', value: '41.8902° N, 12.4922° E' }]
const changes: FileChange[] = [
  { id: 'c2', at: '2026-11-24T21:50:00Z', by: 'Anna', action: 'tag-added', subject: 'Travel/Rome', undone: false, canUndo: true },
  { id: 'c1', at: '2026-11-20T12:00:00Z', by: 'Ben', action: 'tag-added', subject: 'Summmer', undone: true, canUndo: false },
]

/** All about one canned file. */
export function detailsOf(tile: Tile, picture: CannedPicture, sentences?: number): FileDetails {
  const shared = {
    id: tile.id, kind: tile.kind, name: tile.name, folder: 'Holidays/Rome', folderHref: '/folders/pictures/Holidays/Rome', state: tile.missing ? 'missing' as const : 'present' as const, mediaType: mediaTypes[tile.kind], size: 4_812_330,
    durationMs: tile.durationMs ?? null, takenLocal: tile.takenLocal, takenFrom: tile.id.endsWith('3') ? 'modified' as const : 'embedded' as const, addedAt: '2026-11-24T20:10:00Z', favorite: tile.favorite, thumbhash: tile.thumbhash ?? null, thumb: tile.thumb,
    tags: [{ id: 't1', path: 'Travel/Rome' }, { id: 't2', path: 'Summer' }], colors: [{ name: 'blue', hex: '#3c6ea5', share: 0.42 }, { name: 'beige', hex: '#d8c9a8', share: 0.27 }, { name: 'brown', hex: '#7a5230', share: 0.18 }, { name: 'white', hex: '#f4f2ee', share: 0.08 }],
    text: readText(tile), versions: versionsOf(tile, picture), changes, sourceName: 'Pictures', ...(tile.kind === 'image' ? {} : cannedSound(tile.id, tile.durationMs ?? 0, sentences)),
  }
  if (tile.kind !== 'audio') {
    return { ...shared, width: picture.width, height: picture.height, preview: tile.thumbLarge ?? null, original: tile.thumbLarge ?? '', media: tile.kind === 'video' ? '/video.mp4' : null, zoomable: tile.kind === 'image', facts: cameraFacts }
  }
  const waveform = Array.from({ length: 400 }, (_, at) => Math.abs(Math.sin(at / 9) * Math.cos(at / 41)) * 0.8 + 0.1)
  return { ...shared, title: 'Blue in Green', width: null, height: null, preview: '/pictures/3/preview', original: '/sound.wav', media: '/sound.wav', zoomable: false, waveform, facts: soundFacts }
}

function readText(tile: Tile): ReadText[] {
  if (tile.kind !== 'image' || !/phototest|receipt|poster|bank|sign|scene|simple/.test(tile.name)) return []
  return lines.map((text, at) => ({ text, score: at === 3 ? 0.62 : 0.97, box: [0.08, 0.08 + at * 0.13, 0.8, 0.08] }))
}

function versionsOf({ id }: Tile, { width, height }: CannedPicture): FileVersion[] {
  return [
    { number: 2, current: true, size: 4_812_330, mediaType: 'image/jpeg', width, height, createdAt: '2026-11-24T20:10:00Z', createdBy: 'Anna', href: `/files/${id}/versions/2`, notes: [] },
    { number: 1, current: false, size: 6_112_900, mediaType: 'image/jpeg', width: 4000, height: 3000, createdAt: '2026-10-02T09:00:00Z', createdBy: 'Ben', href: `/files/${id}/versions/1`, notes: [] },
  ]
}
