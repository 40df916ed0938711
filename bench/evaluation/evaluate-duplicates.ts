import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { analyzers, type AnalysisResult } from '../../server/analysis/index.ts'
import { linkFiles, lookOf, type KinFile } from '../../server/catalog/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { detectType, readEmbeddedMetadata } from '../../server/media/index.ts'
import type { Evaluation, Measure } from './evaluation.ts'
import { picturesWithKin, type KnownKin } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** A picture as the house compares it, with what is known of it. */
interface ComparedPicture { path: string; known: KnownKin; file: KinFile }
/** Pairs of pictures, as paths. */
interface PairsFound { right: [string, string][]; lacking: [string, string][]; wrong: [string, string][] }

/** Looks at every picture of the folder. */
async function comparePictures(inference: Inference, folder: string): Promise<ComparedPicture[]> {
  const hash = analyzers.find(({ name }) => name === 'image.hash')!
  const pictures: ComparedPicture[] = []
  for (const { path, file, known } of picturesWithKin(folder)) {
    try {
      const result: AnalysisResult = { analyzer: hash.name, finishedAt: new Date(0), state: 'done', output: await runAnalyzer(inference, hash, file) }
      const type = await detectType(file)
      const { taken, metadata } = type ? await readEmbeddedMetadata(file, basename(path), type) : { taken: null, metadata: undefined }
      const image = metadata?.image
      pictures.push({ path, known, file: { id: path, sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), look: lookOf([result]) ?? null, takenMs: taken?.from === 'embedded' ? Date.parse(`${taken.local.replace(' ', 'T')}Z`) : null, camera: `${image?.cameraMake ?? ''} ${image?.cameraModel ?? ''}`.trim() } })
    } catch {
      continue // what cannot be seen is not compared; the house takes it in without a picture
    }
  }
  return pictures
}

const pairKey = (a: string, b: string): string => [a, b].sort().join(' ')

/** Pairs that the house would ask about, against the pairs that are known. A pair is judged where one of both is known to have copies; what else looks alike is no fault. */
function judgePairs(pictures: readonly ComparedPicture[]): PairsFound {
  const { copies, burst } = linkFiles(pictures.map(({ file }) => file), () => false)
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
const pairsF1 = ({ right, lacking, wrong }: PairsFound): number => (right.length + lacking.length + wrong.length === 0 ? 1 : (2 * right.length) / (2 * right.length + lacking.length + wrong.length))

/** Duplicates and bursts: whether pictures that show the same are asked about together, and no others. */
export const duplicatesEvaluation: Evaluation = {
  task: 'duplicates',
  analyzers: ['image.hash'],
  async run({ inference, folder }) {
    const pictures = await comparePictures(inference, folder)
    const found = judgePairs(pictures)
    const measures: Measure[] = [
      { metric: 'F1 of pairs', n: found.right.length + found.lacking.length, of: 'pairs', value: pairsF1(found), floor: 0.95, unit: 'share' },
      { metric: 'false pairs', n: pictures.length, of: 'pictures', value: found.wrong.length, floor: 0, better: 'lower', unit: 'number' },
    ]
    const say = (what: string, pairs: readonly [string, string][]): string[] => pairs.map(([a, b]) => `${what.padEnd(8)} ${a}  ${b}`)
    return { measures, lines: [...say('lacking', found.lacking), ...say('wrong', found.wrong)], details: found }
  },
}
