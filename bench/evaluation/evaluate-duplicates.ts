import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { analyzers, PictureVector, unpackVector, type AnalysisResult } from '../../server/analysis/index.ts'
import { fitsIn, linkFiles, lookOf, type KinFile } from '../../server/catalog/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { decodeRaster, detectType, readEmbeddedMetadata } from '../../server/media/index.ts'
import type { Evaluation, Measure } from './evaluation.ts'
import { picturesWithKin, type KnownKin } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** A picture as the house compares it, with what is known of it. */
export interface ComparedPicture { path: string; known: KnownKin; file: KinFile; vector: Float32Array | null; width: number; height: number }
/** Pairs of pictures, as paths. */
export interface PairsFound { right: [string, string][]; lacking: [string, string][]; wrong: [string, string][] }

/** Pictures nearest by vector that are looked at twice, and how like they must be. */
const SECOND_LOOKS = 8, LEAST_LIKE = 0.5

/** Looks at every picture of the folder; `seen` also asks for its vector. */
export async function comparePictures(inference: Inference, folder: string, seen: boolean): Promise<ComparedPicture[]> {
  const named = (name: string) => analyzers.find((one) => one.name === name)!
  const pictures: ComparedPicture[] = []
  for (const { path, file, known } of picturesWithKin(folder)) {
    try {
      const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output })
      const look = lookOf([done('image.hash', await runAnalyzer(inference, named('image.hash'), file))]) ?? null
      const type = await detectType(file)
      const { taken, metadata } = type ? await readEmbeddedMetadata(file, basename(path), type) : { taken: null, metadata: undefined }
      const { width, height } = await decodeRaster(file, 64)
      const vector = seen ? unpackVector(PictureVector.parse(await runAnalyzer(inference, named('image.embedding'), file)).vector) ?? null : null
      const image = metadata?.image
      pictures.push({ path, known, vector, width, height, file: { id: path, sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), look, takenMs: taken?.from === 'embedded' ? Date.parse(`${taken.local.replace(' ', 'T')}Z`) : null, camera: `${image?.cameraMake ?? ''} ${image?.cameraModel ?? ''}`.trim() } })
    } catch {
      continue // what cannot be seen is not compared; the house takes it in without a picture
    }
  }
  return pictures
}

/** Asks of the nearest by vector whether one lies inside the other. */
export function secondLooks(pictures: readonly ComparedPicture[]): Set<string> {
  const fits = new Set<string>()
  for (const one of pictures) {
    const near = pictures.filter((other) => other !== one && one.vector && other.vector).map((other) => ({ other, like: product(one.vector!, other.vector!) })).filter(({ like }) => like >= LEAST_LIKE).sort((a, b) => b.like - a.like).slice(0, SECOND_LOOKS)
    for (const { other } of near) {
      const key = pairKey(one.file.sha256, other.file.sha256)
      const [a, b] = [one, other].map(({ file, width, height }) => file.look && { plane: file.look.plane, width, height })
      if (!fits.has(key) && a && b && fitsIn(a, b)) fits.add(key)
    }
  }
  return fits
}

const product = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
const pairKey = (a: string, b: string): string => [a, b].sort().join(' ')

/** Pairs that the house would ask about, against the pairs that are known. A pair is judged where one of both is known to have copies; what else looks alike is no fault. */
export function judgePairs(pictures: readonly ComparedPicture[], fits: ReadonlySet<string> = new Set()): PairsFound {
  const { copies, burst } = linkFiles(pictures.map(({ file }) => file), () => false, (a, b) => fits.has(pairKey(a, b)))
  const together = new Set([...copies, ...burst].flatMap((ids) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairKey(a, b)))))
  const groupOf = new Map(pictures.map(({ path, known }) => [path, known.group]))
  for (const { known } of pictures) if (known.of && known.group && groupOf.get(known.of) === undefined) groupOf.set(known.of, known.group)
  const found: PairsFound = { right: [], lacking: [], wrong: [] }
  for (const [i, a] of pictures.entries()) {
    for (const b of pictures.slice(i + 1)) {
      const [groupA, groupB] = [groupOf.get(a.path), groupOf.get(b.path)]
      if (groupA === undefined && groupB === undefined) continue
      const isSame = groupA === groupB
      const isFound = together.has(pairKey(a.path, b.path))
      if (isSame) found[isFound ? 'right' : 'lacking'].push([a.path, b.path])
      else if (isFound) found.wrong.push([a.path, b.path])
    }
  }
  return found
}

/** F1 of pairs; nothing to find and nothing found is right. */
export const pairsF1 = ({ right, lacking, wrong }: PairsFound): number => (right.length + lacking.length + wrong.length === 0 ? 1 : (2 * right.length) / (2 * right.length + lacking.length + wrong.length))

/** Duplicates and bursts: whether pictures that show the same are asked about together, and no others. */
export const duplicatesEvaluation: Evaluation = {
  task: 'duplicates',
  analyzers: ['image.hash', 'image.embedding'],
  async run({ inference, folder }) {
    const pictures = await comparePictures(inference, folder, true)
    const alone = judgePairs(pictures), twice = judgePairs(pictures, secondLooks(pictures))
    const known = twice.right.length + twice.lacking.length
    const measures: Measure[] = [
      { metric: 'F1 of pairs, by fingerprints alone', n: known, of: 'pairs', value: pairsF1(alone), unit: 'share' },
      { metric: 'false pairs, by fingerprints alone', n: pictures.length, of: 'pictures', value: alone.wrong.length, floor: 0, better: 'lower', unit: 'number' },
      { metric: 'F1 of pairs, with a second look at the nearest', n: known, of: 'pairs', value: pairsF1(twice), floor: 0.95, unit: 'share' },
      { metric: 'false pairs, with a second look at the nearest', n: pictures.length, of: 'pictures', value: twice.wrong.length, floor: 0, better: 'lower', unit: 'number' },
    ]
    const say = (what: string, pairs: readonly [string, string][]): string[] => pairs.map(([a, b]) => `${what.padEnd(8)} ${a}  ${b}`)
    return { measures, lines: [...say('lacking', twice.lacking), ...say('wrong', twice.wrong)], details: { alone, twice } }
  },
}
