import { bitsApart } from '../../analysis/index.ts'
import type { LikenessKind } from '../alike-schema.ts'
import { kinshipOf, type KinFile } from './kinship.ts'

/** Bits of 64 that any two copies of a group are apart at most: likeness is not handed on from picture to picture without end. */
const WIDEST_COPIES = 10

/** Groups of two and more files by kind. `isSettled` tells of two that a person has said to leave beside each other: they alone make no question. */
export function linkFiles(files: readonly KinFile[], isSettled: (a: string, b: string) => boolean): Record<LikenessKind, string[][]> {
  const links: Record<LikenessKind, [number, number][]> = { copies: [], burst: [] }
  for (let i = 0; i < files.length; i++) {
    for (let j = i + 1; j < files.length; j++) {
      const [a, b] = [files[i]!, files[j]!]
      const kind = kinshipOf(a, b)
      if (kind && !isSettled(a.id, b.id)) links[kind].push([i, j])
    }
  }
  return { copies: clusters(files, nearestFirst(files, links.copies), (a, b) => widestOf(a, b) <= WIDEST_COPIES), burst: clusters(files, links.burst, () => true) }
}

const apart = (a: KinFile, b: KinFile): number => (a.sha256 === b.sha256 || !a.look || !b.look ? 0 : bitsApart(a.look.phash, b.look.phash))
const nearestFirst = (files: readonly KinFile[], links: [number, number][]): [number, number][] => links.toSorted((x, y) => apart(files[x[0]]!, files[x[1]]!) - apart(files[y[0]]!, files[y[1]]!))
const widestOf = (a: readonly KinFile[], b: readonly KinFile[]): number => a.reduce((most, one) => Math.max(most, ...b.map((other) => apart(one, other))), 0)

/** Joins what is linked, one link after the other, where the whole still holds together. */
function clusters(files: readonly KinFile[], links: readonly [number, number][], mayJoin: (a: KinFile[], b: KinFile[]) => boolean): string[][] {
  const clusterOf = files.map((file): KinFile[] => [file])
  for (const [i, j] of links) {
    const [a, b] = [clusterOf[i]!, clusterOf[j]!]
    if (a === b || !mayJoin(a, b)) continue
    const joined = [...a, ...b]
    const ids = new Set(joined.map(({ id }) => id))
    for (const [at, file] of files.entries()) if (ids.has(file.id)) clusterOf[at] = joined
  }
  return [...new Set(clusterOf)].filter(({ length }) => length > 1).map((cluster) => cluster.map(({ id }) => id).sort())
}
