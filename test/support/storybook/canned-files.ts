import type { DayOfTiles, MonthCount } from '../../../views/timeline/index.tsx'
import type { FileDetails } from '../../../views/files/data.ts'
import type { Tile } from '../../../views/files/tile.ts'
import type { CannedPicture } from './canned-pictures.ts'

const dayMs = 86_400_000
const newest = Date.parse('2026-11-22T18:00:00Z')
/** Files of a day, over and over: one, many, few. */
const perDay = [7, 1, 2, 26, 1, 3, 14, 1, 1, 5, 48, 2]

/** One made-up library of `count` files, newest first, that repeats the pictures there are. */
export function cannedFiles(pictures: readonly CannedPicture[], count: number): Tile[] {
  const files: Tile[] = []
  for (let dayAt = 0; files.length < count; dayAt += 1) {
    const day = new Date(newest - Math.round(dayAt * 1.7) * dayMs).toISOString().slice(0, 10)
    for (let at = 0; at < perDay[dayAt % perDay.length]! && files.length < count; at += 1) files.push(cannedFile(pictures, files.length, day))
  }
  return files
}

function cannedFile(pictures: readonly CannedPicture[], at: number, day: string): Tile {
  const picture = pictures[(at * 7) % pictures.length]!
  const kind = at % 17 === 5 ? 'video' : at % 23 === 9 ? 'audio' : 'image'
  const index = pictures.indexOf(picture)
  const thumb = kind === 'audio' ? '/waveform.svg' : `/pictures/${index}/thumb`
  return {
    id: `file-${at}`, kind, name: kind === 'audio' ? 'Blue in Green.flac' : picture.name, ratio: kind === 'audio' ? 2.4 : picture.ratio, thumb, thumbLarge: kind === 'audio' ? null : `/pictures/${index}/preview`,
    hover: kind === 'video' ? `/pictures/${(index + 1) % pictures.length}/thumb` : null, thumbhash: kind === 'audio' ? null : picture.thumbhash,
    durationMs: kind === 'image' ? null : 74_000 + at * 311, artist: kind === 'audio' ? 'Miles Davis' : null, favorite: at % 11 === 2, missing: at % 29 === 13, takenLocal: `${day}T18:03:00`,
  }
}

/** Files by day, as the timeline's first page has them. */
export function daysOf(files: readonly Tile[], all: readonly Tile[] = files): DayOfTiles[] {
  const byDay = Map.groupBy(files, (file) => file.takenLocal.slice(0, 10))
  const counts = Map.groupBy(all, (file) => file.takenLocal.slice(0, 10))
  return [...byDay].map(([day, tiles]) => ({ day, count: counts.get(day)!.length, tiles }))
}

/** Months with their counts. */
export function monthsOf(files: readonly Tile[]): MonthCount[] {
  return [...Map.groupBy(files, (file) => file.takenLocal.slice(0, 7))].map(([month, tiles]) => ({ month, count: tiles.length }))
}

/** The answer of /timeline/shape. */
export function shapeOf(files: readonly Tile[]) {
  const months = [...Map.groupBy(files, (file) => file.takenLocal.slice(0, 7))].map(([month, tiles]) => ({
    month,
    days: [...Map.groupBy(tiles, (file) => file.takenLocal.slice(0, 10))].map(([day, list]) => [day, list.length] as const),
    ratios: Buffer.from(tiles.map(({ ratio }) => Math.min(255, Math.max(10, Math.round(ratio * 50))))).toString('base64'),
  }))
  return { total: files.length, months }
}

/** All about one of them. */
export function detailsOf(tile: Tile, picture: CannedPicture): FileDetails {
  const text = tile.kind === 'image' && /phototest|receipt|poster|bank|sign|scene|simple/.test(picture.name)
    ? ['This is a lot of 12 point text to test the', 'ocr code and see if it works on all types', 'of file format.', 'The quick brown dog jumped over the', 'lazy fox.'].map((line, at) => ({ text: line, score: at === 3 ? 0.62 : 0.97, box: [0.08, 0.08 + at * 0.13, 0.8, 0.08] as const }))
    : []
  return {
    id: tile.id, kind: tile.kind, name: tile.name, folder: 'Holidays/Rome', folderHref: '/folders/pictures/Holidays/Rome', title: tile.kind === 'audio' ? 'Blue in Green' : null, state: tile.missing ? 'missing' : 'present',
    mediaType: tile.kind === 'image' ? 'image/jpeg' : tile.kind === 'video' ? 'video/mp4' : 'audio/flac', size: 4_812_330, width: tile.kind === 'audio' ? null : picture.width, height: tile.kind === 'audio' ? null : picture.height, durationMs: tile.durationMs ?? null,
    takenLocal: tile.takenLocal, takenFrom: tile.id.endsWith('3') ? 'modified' : 'embedded', addedAt: '2026-11-24T20:10:00Z', favorite: tile.favorite, thumbhash: tile.thumbhash ?? null,
    thumb: tile.thumb, preview: tile.kind === 'audio' ? '/pictures/3/preview' : tile.thumbLarge ?? null, original: tile.thumbLarge ?? '/sound.wav', media: tile.kind === 'audio' ? '/sound.wav' : tile.kind === 'video' ? '/video.mp4' : null, zoomable: tile.kind === 'image',
    waveform: tile.kind === 'audio' ? Array.from({ length: 400 }, (_, at) => Math.abs(Math.sin(at / 9) * Math.cos(at / 41)) * 0.8 + 0.1) : null,
    tags: [{ id: 't1', path: 'Travel/Rome' }, { id: 't2', path: 'Summer' }], text, colors: [{ name: 'blue', hex: '#3c6ea5', share: 0.42 }, { name: 'beige', hex: '#d8c9a8', share: 0.27 }, { name: 'brown', hex: '#7a5230', share: 0.18 }, { name: 'white', hex: '#f4f2ee', share: 0.08 }],
    facts: tile.kind === 'audio'
      ? [{ key: 'artist', value: 'Miles Davis', query: '"Miles Davis"' }, { key: 'album', value: 'Kind of Blue' }, { key: 'track', value: '3 / 5' }, { key: 'year', value: '1959' }, { key: 'codec', value: 'FLAC, 44.1 kHz, stereo' }]
      : [{ key: 'camera', value: 'Canon EOS 40D', query: 'camera:"Canon EOS 40D"' }, { key: 'lens', value: 'EF-S 17-55mm f/2.8 IS USM' }, { key: 'exposure', value: '1/250 s · f/5.6 · ISO 200 · 35 mm' }, { key: 'place', value: '41.8902° N, 12.4922° E' }],
    versions: [
      { number: 2, current: true, size: 4_812_330, mediaType: 'image/jpeg', width: picture.width, height: picture.height, createdAt: '2026-11-24T20:10:00Z', createdBy: 'Anna', href: `/files/${tile.id}/versions/2`, notes: [] },
      { number: 1, current: false, size: 6_112_900, mediaType: 'image/jpeg', width: 4000, height: 3000, createdAt: '2026-10-02T09:00:00Z', createdBy: 'Ben', href: `/files/${tile.id}/versions/1`, notes: [] },
    ],
    changes: [
      { id: 'c2', at: '2026-11-24T21:50:00Z', by: 'Anna', action: 'tag-added', subject: 'Travel/Rome', undone: false, canUndo: true },
      { id: 'c1', at: '2026-11-20T12:00:00Z', by: 'Ben', action: 'tag-added', subject: 'Summmer', undone: true, canUndo: false },
    ],
    sourceName: 'Pictures',
  }
}
