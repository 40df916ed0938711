import { analyzers, PictureFaces, unpackVector, type PictureFace } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { puritiesOf } from '../../test/support/made-faces.ts'
import { withDatabase } from '../library-of-100000/measure.ts'
import type { Evaluation, Findings } from './evaluation.ts'
import { knownPairs, shareFoundAt, type KnownFace } from './face-pairs.ts'
import { groupFaces } from './group-faces.ts'
import { picturesWithFaces, picturesWithoutPeople, type KnownFaces } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What was seen in a picture, and what is known of it. */
export interface FacesFound { path: string; known: KnownFaces; output: PictureFaces }

/** Looks at every picture of the folder whose faces are known; those whose things are known and are no people count as pictures with none. */
export async function evaluateFaces(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<FacesFound[]> {
  const analyzer = analyzers.find(({ name }) => name === 'image.faces')!
  const found: FacesFound[] = []
  for (const { path, file, known } of [...picturesWithFaces(folder), ...picturesWithoutPeople(folder)].filter(({ path }) => only(path))) {
    found.push({ path, known, output: PictureFaces.parse(await runAnalyzer(inference, analyzer, file)) })
  }
  return found
}

/** How many faces more or fewer than there are, or than there may be. */
export function countOff({ known: { count }, output: { faces } }: Pick<FacesFound, 'known' | 'output'>): number {
  const [least, most] = typeof count === 'number' ? [count, count] : count
  return Math.max(0, least - faces.length, faces.length - most)
}

/** Whose the largest face is, where one person is said to be in the picture. */
const identityOf = ({ known: { identities = [] }, output: { faces } }: FacesFound, place: number): string | undefined =>
  identities.length === 1 && faces.every((other) => areaOf(other) <= areaOf(faces[place]!)) ? identities[0] : undefined

const areaOf = ({ box: [, , width, height] }: PictureFace): number => width * height

/** All faces with their vectors, and whose they are where that is known. */
export const knownFaces = (found: readonly FacesFound[]): KnownFace[] => found.flatMap((one) => one.output.faces.map(({ embedding }, place) => ({ path: one.path, identity: identityOf(one, place), vector: unpackVector(embedding)! })))

/** Named faces with the groups that they were put into. */
export function groupedFaces(found: readonly FacesFound[], groups: ReadonlyMap<string, readonly string[]>): { truth: number; group: string }[] {
  const names = [...new Set(found.flatMap(({ known }) => known.identities ?? []))]
  return found.flatMap((one) => one.output.faces.flatMap((_, place) => {
    const identity = identityOf(one, place)
    return identity === undefined ? [] : [{ truth: names.indexOf(identity), group: groups.get(one.path)![place]! }]
  }))
}

/** Faces: whether as many are found as there are, whether one person is told from another, and whether people come of it. */
export const facesEvaluation: Evaluation = {
  task: 'faces',
  analyzers: ['image.faces'],
  async run({ inference, folder }): Promise<Findings> {
    const found = await evaluateFaces(inference, folder)
    const [withFaces, without] = [found.filter(({ known }) => known.count !== 0), found.filter(({ known }) => known.count === 0)]
    const pairs = knownPairs(knownFaces(withFaces)), same = pairs.filter((pair) => pair.same).length
    const told = shareFoundAt(pairs, 0.001)
    let grouped: { truth: number; group: string }[] = []
    await withDatabase(async (db) => { grouped = groupedFaces(withFaces, await groupFaces(db, withFaces)) })
    const { purity, completeness } = grouped.length ? puritiesOf(grouped) : { purity: 1, completeness: 1 }
    const share = (some: readonly FacesFound[], isRight: (one: FacesFound) => boolean): number => some.filter(isRight).length / Math.max(1, some.length)
    return {
      measures: [
        { metric: 'count of faces right within one', n: withFaces.length, of: 'pictures', value: share(withFaces, (one) => countOff(one) <= 1), floor: 0.95, unit: 'share' },
        { metric: 'count of faces right', n: withFaces.length, of: 'pictures', value: share(withFaces, (one) => countOff(one) === 0), unit: 'share' },
        // no floor: whoever stands small in the background is a face as well, though nobody would name them
        { metric: 'no face where no person is named among the things', n: without.length, of: 'pictures', value: share(without, (one) => countOff(one) === 0), unit: 'share' },
        { metric: 'pairs of one person told at 0.1 % of pairs of two people', n: same, of: `of ${pairs.length} pairs`, value: told.share, floor: 0.98, unit: 'share' },
        { metric: 'purity of groups', n: grouped.length, of: 'faces', value: purity, floor: 0.98, unit: 'share' },
        { metric: 'completeness of groups', n: grouped.length, of: 'faces', value: completeness, floor: 0.9, unit: 'share' },
      ],
      lines: [
        ...found.filter((one) => countOff(one) > 0).map(({ path, known, output: { faces } }) => `${path.padEnd(46)} ${faces.length} instead of ${JSON.stringify(known.count)}: ${faces.map(({ score, quality, box }) => `${score.toFixed(2)}/${quality.overall.toFixed(2)} ${box.join(' ')}`).join(', ')}`),
        `two people come as near as ${told.distance.toFixed(3)}; one person lies up to ${Math.max(0, ...pairs.filter((pair) => pair.same).map(({ distance }) => distance)).toFixed(3)} apart`,
      ],
      details: { pictures: found.map(({ path, known, output }) => ({ path, known, faces: output.faces.map(({ box, score, quality }) => ({ box, score, quality })) })), pairs, grouped },
    }
  },
}
