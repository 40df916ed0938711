import type { DayOfTiles, MonthCount } from '../../../views/timeline/index.tsx'
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
  const thumb = kind === 'audio' && at % 2 === 0 ? null : `/pictures/${index}/thumb`
  return {
    id: `file-${at}`, kind, name: kind === 'audio' ? 'Blue in Green.flac' : picture.name, ratio: kind === 'audio' ? 2.4 : picture.ratio, thumb, thumbLarge: kind === 'audio' ? null : `/pictures/${index}/preview`,
    waveform: kind === 'audio' ? '/waveform.json' : null, hover: kind === 'video' ? `/pictures/${(index + 1) % pictures.length}/thumb` : null, thumbhash: kind === 'audio' ? null : picture.thumbhash,
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
