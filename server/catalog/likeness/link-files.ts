import { bitsApart } from '../../analysis/index.ts'
import type { LikenessKind } from '../alike-schema.ts'
import { noFits, type Fits } from './fits.ts'
import { areTwoShots, kinshipOf, type KinFile } from './kinship.ts'

/** Bits of 64 that any two copies of a group are apart at most, where none of it is linked to all others: likeness is not handed on from picture to picture without end. */
const WIDEST_COPIES = 10
/** How much better a picture must fit one frame of a burst than any other to be a copy of that one. */
const CLEARER = 0.02

/** What is known besides looks: fits from near, and files that are not to be linked but fit some that are. */
export interface Beside { fits?: Fits; others?: readonly KinFile[] }

/** Groups of two and more files by kind. `isSettled` tells of two that a person has said to leave beside each other: they alone make no question. */
export function linkFiles(files: readonly KinFile[], isSettled: (a: string, b: string) => boolean, { fits = noFits, others = [] }: Beside = {}): Record<LikenessKind, string[][]> {
  const all = [...files, ...others]
  const fitOf = (a: KinFile, b: KinFile): number | undefined => {
    const fit = fits.of(a.sha256).get(b.sha256)
    return fit && (fitsManyShots(a, b, all, fits) || fitsManyShots(b, a, all, fits)) ? undefined : fit
  }
  const links: Record<LikenessKind, [number, number][]> = { copies: [], burst: [] }
  for (let i = 0; i < files.length; i++) {
    for (let j = i + 1; j < files.length; j++) {
      const [a, b] = [files[i]!, files[j]!]
      const kind = kinshipOf(a, b, fitOf(a, b))
      if (kind && !isSettled(a.id, b.id)) links[kind].push([i, j])
    }
  }
  const linked = new Set(links.copies.map(([i, j]) => `${files[i]!.id} ${files[j]!.id}`))
  const areLinked = (a: KinFile, b: KinFile): boolean => a === b || a.sha256 === b.sha256 || linked.has(`${a.id} ${b.id}`) || linked.has(`${b.id} ${a.id}`)
  const holds = (whole: readonly KinFile[]): boolean => widestOf(whole) <= WIDEST_COPIES || whole.some((middle) => whole.every((one) => areLinked(middle, one)))
  return { copies: clusters(files, nearestFirst(files, links.copies), holds), burst: clusters(files, links.burst, () => true) }
}

/** True where a picture fits another frame of the same burst about as well: which one it was made of cannot be told, and so it is no copy of either. */
function fitsManyShots(picture: KinFile, shot: KinFile, all: readonly KinFile[], fits: Fits): boolean {
  const known = fits.of(picture.sha256)
  const least = (known.get(shot.sha256) ?? 0) - CLEARER
  return all.some((other) => (known.get(other.sha256) ?? 0) >= Math.max(least, Number.MIN_VALUE) && areTwoShots(shot, other))
}

const apart = (a: KinFile, b: KinFile): number => (a.sha256 === b.sha256 || !a.look || !b.look ? 0 : bitsApart(a.look.phash, b.look.phash))
const nearestFirst = (files: readonly KinFile[], links: [number, number][]): [number, number][] => links.toSorted((x, y) => apart(files[x[0]]!, files[x[1]]!) - apart(files[y[0]]!, files[y[1]]!))
const widestOf = (files: readonly KinFile[]): number => files.reduce((most, one, i) => Math.max(most, ...files.slice(i + 1).map((other) => apart(one, other))), 0)

/** Joins what is linked, one link after the other, where the whole still holds together. */
function clusters(files: readonly KinFile[], links: readonly [number, number][], holds: (whole: KinFile[]) => boolean): string[][] {
  const clusterOf = files.map((file): KinFile[] => [file])
  for (const [i, j] of links) {
    const [a, b] = [clusterOf[i]!, clusterOf[j]!]
    if (a === b) continue
    const joined = [...a, ...b]
    if (!holds(joined)) continue
    const ids = new Set(joined.map(({ id }) => id))
    for (const [at, file] of files.entries()) if (ids.has(file.id)) clusterOf[at] = joined
  }
  return [...new Set(clusterOf)].filter(({ length }) => length > 1).map((cluster) => cluster.map(({ id }) => id).sort())
}
