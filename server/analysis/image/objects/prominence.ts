import { overlapOf, type Box } from '../../../inference/index.ts'

/** A thing with its word, in shares of the picture. */
export interface Placed { label: string; score: number; box: Box }

const SMALL = 0.035 // share of the picture: what covers less, all of its kind together, is not what one would name …
const SURER = 0.2 // … unless it is seen so much more surely
const SAME = 0.7 // overlap from which two boxes are one thing

/** Which of the things (best first) are shown: sure enough for their size, and one word for one thing. */
export function chooseShown(things: readonly Placed[], threshold: number): boolean[] {
  const sure = things.filter(({ score }) => score >= threshold)
  const areaOf = (label: string): number => sure.filter((one) => one.label === label).reduce((sum, { box }) => sum + box[2] * box[3], 0)
  const shown: Placed[] = []
  return things.map((thing) => {
    const prominent = thing.score >= threshold + (areaOf(thing.label) < SMALL ? SURER : 0)
    const named = prominent && !shown.some((better) => better.label !== thing.label && overlapOf(better.box, thing.box) > SAME)
    if (named) shown.push(thing)
    return named
  })
}
