import { z } from 'zod'
import { scaleQuad, type Network, type Quad, type Raster } from '../../inference/index.ts'
import { defineAnalyzer } from '../define-analyzer.ts'
import { clampShare, roundShare } from '../share.ts'
import { findLines, type Look } from './text/find-lines.ts'
import { pageAngle, readingOrder } from './text/reading-order.ts'
import { readLines, type ReadLine } from './text/read-lines.ts'
import { cutStrip, layDown } from './text/strip.ts'
import { turnOver } from './text/turned-lines.ts'

const Corner = z.tuple([z.number(), z.number()])

/** A line as it was read; its corners are shares (0 to 1) of the upright picture's width and height, from where the line begins at its top, in reading direction. */
export const TextLine = z.object({ text: z.string(), score: z.number().min(0).max(1), corners: z.tuple([Corner, Corner, Corner, Corner]) })
export type TextLine = z.infer<typeof TextLine>

/** The text of a picture: its lines in reading order, the whole with one row a line, and how far the writing is turned clockwise, degrees. */
export const PictureText = z.object({ text: z.string(), lines: z.array(TextLine).max(2000), turned: z.number() })
export type PictureText = z.infer<typeof PictureText>

const FIRST_EDGE = 960, SECOND_EDGE = 1920 // pixels of the longer edge that the detector sees
const MAGNIFY = 2 // at most: more invents strokes
const FINE_PRINT = 18, READABLE = 26 // heights in the detector's pixels: lower lines call for a closer look, which brings them to this height
const AT_ONCE = 200 // lines that are cut out at a time: some 20 MB
const MIN_SCORE = 0.6, MIN_SCORE_OF_ONE_LETTER = 0.9

/** Text in pictures: finds lines, turns them upright, reads them. */
export const text = defineAnalyzer<PictureText>({
  name: 'image.text',
  title: 'analysis.image-text',
  revision: 2, // the picture is made smaller by another filter
  kinds: ['image'],
  models: ['pp-ocr-v4'],
  output: PictureText,
  needs: 'raster',
  async analyze(raster, { model, signal }) {
    const lines = (await look(raster, model.network('detect'), signal)).map(layDown)
    const reader = { network: model.network('read'), alphabet: await model.labels('alphabet') }
    const read: ReadLine[] = []
    for (let at = 0; at < lines.length; at += AT_ONCE) {
      const strips = lines.slice(at, at + AT_ONCE).map((line) => cutStrip(raster, line))
      read.push(...await readLines(await turnOver(strips, model.network('direction'), signal), reader, signal))
    }
    return asOutput(read.filter(isSense), raster)
  },
})

/** Looks at the whole first, and again closer where the print is fine and the picture has more to show. */
async function look(raster: Raster, detector: Network, signal: AbortSignal): Promise<Quad[]> {
  const longer = Math.max(raster.width, raster.height)
  const edge = Math.min(FIRST_EDGE, longer * MAGNIFY)
  const first = await findLines(raster, detector, edge)
  const closer = closerEdge(first, edge, longer)
  if (!closer) return first.lines
  signal.throwIfAborted()
  const second = await findLines(raster, detector, closer)
  return [...second.lines, ...first.lines.filter((line) => !second.lines.some((other) => holdsMiddle(other, line)))]
}

function closerEdge({ lines, seenHeight }: Look, edge: number, longer: number): number | undefined {
  if (lines.length === 0 || seenHeight >= FINE_PRINT) return undefined
  const closer = Math.min(SECOND_EDGE, longer, edge * (READABLE / seenHeight))
  return closer >= edge * 1.2 ? closer : undefined
}

/** True where the middle of the inner rectangle lies in the outer one. */
function holdsMiddle(outer: Quad, inner: Quad): boolean {
  const x = (inner[0][0] + inner[2][0]) / 2, y = (inner[0][1] + inner[2][1]) / 2
  return outer.every(([ax, ay], i) => {
    const [bx, by] = outer[(i + 1) % 4]!
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
  })
}

/** Leaves and fur read as single letters now and then: those must be very sure. */
const isSense = ({ text, score }: ReadLine): boolean => /[\p{L}\p{N}]/u.test(text) && score >= ([...text].length === 1 ? MIN_SCORE_OF_ONE_LETTER : MIN_SCORE)

function asOutput(read: readonly ReadLine[], { width, height }: Raster): PictureText {
  const rows = readingOrder(read.map(({ quad }) => quad))
  const degrees = read.length === 0 ? 0 : (pageAngle(read.map(({ quad }) => quad)) * 180) / Math.PI
  return {
    text: rows.map((row) => row.map((i) => read[i]!.text).join(' ')).join('\n'),
    lines: rows.flat().slice(0, 2000).map((i) => ({ text: read[i]!.text, score: roundShare(read[i]!.score), corners: cornersOf(read[i]!.quad, width, height) })),
    turned: Math.round((degrees + 360) % 360),
  }
}

const cornersOf = (quad: Quad, width: number, height: number): TextLine['corners'] => {
  const [a, b, c, d] = scaleQuad(quad, 1 / width, 1 / height).map(([x, y]): [number, number] => [roundShare(clampShare(x)), roundShare(clampShare(y))])
  return [a!, b!, c!, d!]
}
