import type { ExifTags } from './exiftool.ts'

/** The first of these tags that holds readable text, trimmed; lists give their first entry. */
export function textOf(tags: ExifTags, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = Array.isArray(tags[name]) ? (tags[name] as unknown[])[0] : tags[name]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    // camera firmware pads with NULs and spaces
    const text = String(value).replaceAll('\0', '').trim()
    if (text !== '') return text.slice(0, 4000)
  }
  return undefined
}

/** The first of these tags that holds a finite number. */
export function numberOf(tags: ExifTags, ...names: string[]): number | undefined {
  for (const name of names) {
    const value = typeof tags[name] === 'string' && tags[name].trim() !== '' ? Number(tags[name]) : tags[name]
    if (typeof value === 'number' && Number.isFinite(value)) return value
  }
  return undefined
}

/** The same as a whole number that PostgreSQL's integer holds. */
export function wholeOf(tags: ExifTags, ...names: string[]): number | undefined {
  const value = numberOf(tags, ...names)
  return value === undefined || Math.abs(value) > 2_147_483_647 ? undefined : Math.round(value)
}

/** A number above zero: an aperture, a length, an exposure of 0 means 'not known'. */
export function positiveOf(tags: ExifTags, ...names: string[]): number | undefined {
  const value = numberOf(tags, ...names)
  return value !== undefined && value > 0 ? value : undefined
}

/** Every distinct text of these list tags, in order. */
export function listOf(tags: ExifTags, ...names: string[]): string[] {
  const all = names.flatMap((name) => (Array.isArray(tags[name]) ? (tags[name] as unknown[]) : tags[name] === undefined ? [] : [tags[name]]))
  const texts = all.filter((value) => typeof value === 'string' || typeof value === 'number').map((value) => String(value).replaceAll('\0', '').trim())
  return [...new Set(texts.filter((text) => text !== '' && text.length <= 200))].slice(0, 500)
}

/** Degrees, where both are on earth and not the zero of an empty field. */
export function placeOf(tags: ExifTags): { latitude: number; longitude: number } | undefined {
  const latitude = numberOf(tags, 'Composite:GPSLatitude')
  const longitude = numberOf(tags, 'Composite:GPSLongitude')
  if (latitude === undefined || longitude === undefined || Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || (latitude === 0 && longitude === 0)) return undefined
  return { latitude, longitude }
}
