import type { LikenessFile } from './describe-files.ts'

/** What the choice is made by. */
export type Rated = Pick<LikenessFile, 'id' | 'name' | 'folder' | 'mediaType' | 'size' | 'width' | 'height' | 'takenFrom' | 'camera' | 'located' | 'tags' | 'quality' | 'monochrome'>

/** Points of quality that are no difference: the measures are not finer than that. */
const SAME_QUALITY = 8
/** Formats that cameras write before others, and those that lose nothing before those that do. */
const formats: readonly RegExp[] = [/^image\/(x-|tiff)/, /^image\/(heic|heif)$/, /^image\/png$/, /^image\/jpeg$/]

/**
 * Files from the one that is best kept to the one that is least: in colour before grey, by quality in steps, pixels, original format, what it says of itself, bytes, tags; then the shorter name.
 * The same for every order in which they come.
 */
export function bestFirst<File extends Rated>(files: readonly File[]): File[] {
  const best = Math.max(0, ...files.map(({ quality }) => quality?.score ?? 0))
  const ranks = new Map(files.map((file) => [file.id, rank(file, best)]))
  return files.toSorted((a, b) => compare(ranks.get(a.id)!, ranks.get(b.id)!) || a.name.length - b.name.length || a.folder.length - b.folder.length || (a.id < b.id ? -1 : 1))
}

/** Higher is better, first things first. */
const rank = (file: Rated, best: number): number[] => [
  Number(!file.monochrome), -Math.floor((best - (file.quality?.score ?? 0)) / SAME_QUALITY), (file.width ?? 0) * (file.height ?? 0), -formatRank(file.mediaType), facts(file), file.size, file.tags,
]

const formatRank = (mediaType: string): number => { const at = formats.findIndex((format) => format.test(mediaType)); return at < 0 ? formats.length : at }
const facts = ({ takenFrom, camera, located }: Rated): number => Number(takenFrom === 'embedded') + Number(camera !== '') + Number(located)

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i])
  return at < 0 ? 0 : b[at]! - a[at]!
}
