import { decodeCtc, type Network, type Quad } from '../../../inference/index.ts'
import { batchesByWidth } from './batches.ts'
import { stripTensor, turnStrip, type Strip } from './strip.ts'

/** What a line says, with the mean chance of its characters, and its rectangle the right way round. */
export interface ReadLine { quad: Quad; text: string; score: number }

export interface Reader { network: Network; alphabet: readonly string[] }

const BATCH_WIDTH = 2400 // pixels: more gains no time on one thread and costs memory
const UNSURE = 0.8 // below it a line may lie the other way round
// the network learned few spaces: between words their chance is seldom the highest, within words it is below 0.03
const FAINT_SPACE = 0.05

/** Reads the lines, and once more upside down those that gave little sense. */
export async function readLines(strips: readonly Strip[], reader: Reader, signal: AbortSignal): Promise<ReadLine[]> {
  const first = await readAsTheyLie(strips, reader, signal)
  const unsure = strips.flatMap((strip, i) => (first[i]!.score < UNSURE ? [{ i, turned: turnStrip(strip) }] : []))
  const second = await readAsTheyLie(unsure.map(({ turned }) => turned), reader, signal)
  unsure.forEach(({ i }, n) => {
    if (second[n]!.score > first[i]!.score) first[i] = second[n]!
  })
  return first
}

async function readAsTheyLie(strips: readonly Strip[], { network, alphabet }: Reader, signal: AbortSignal): Promise<ReadLine[]> {
  const read = new Map<Strip, ReadLine>()
  for (const batch of batchesByWidth(strips, ({ raster }) => raster.width, BATCH_WIDTH)) {
    signal.throwIfAborted()
    const rasters = batch.map(({ raster }) => raster)
    const { 'softmax_11.tmp_0': chances } = await network.run({ x: stripTensor(rasters, Math.max(...rasters.map(({ width }) => width))) })
    const [, steps, classes] = chances!.dims as [number, number, number]
    batch.forEach((strip, i) => {
      const table = chances!.data.subarray(i * steps * classes, (i + 1) * steps * classes)
      read.set(strip, { quad: strip.quad, ...spell(table, steps, classes, alphabet) })
    })
  }
  return strips.map((strip) => read.get(strip)!)
}

function spell(table: Float32Array, steps: number, classes: number, alphabet: readonly string[]): { text: string; score: number } {
  const space = classes - 1
  const symbols = decodeCtc(table, steps, classes, { class: space, chance: FAINT_SPACE })
  const letters = symbols.filter((symbol) => symbol.class !== space)
  const text = symbols.map((symbol) => (symbol.class === space ? ' ' : alphabet[symbol.class - 1] ?? '')).join('').trim()
  return { text: plainWidth(text), score: letters.length === 0 ? 0 : letters.reduce((sum, { score }) => sum + score, 0) / letters.length }
}

const IDEOGRAPH = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u

/** Letters made to stand among ideographs (Ａ, ，) become ordinary ones in a line that has no ideographs. */
const plainWidth = (text: string): string =>
  IDEOGRAPH.test(text) ? text : text.replaceAll(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xFEE0))
