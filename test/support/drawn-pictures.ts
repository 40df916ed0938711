import type { Raster } from '../../server/inference/index.ts'
import { analyzers, type AnalysisResult } from '../../server/analysis/index.ts'

/** What is done to a drawn picture: a part of it in shares of its edges, a turn in degrees, gain and offset of light, grey. */
export interface Redrawn { part?: [left: number, top: number, width: number, height: number]; turn?: number; gain?: number; offset?: number; width?: number; moved?: number }

const WIDTH = 640, HEIGHT = 480

/** A picture of many discs and bars that only this seed gives; `moved`: the last fifth of them stands elsewhere. */
function draw(seed: number, moved: number): Raster {
  let state = seed * 7919 + 1
  const next = (): number => { state = (Math.imul(state, 1664525) + 1013904223) | 0; return (state >>> 8) / 2 ** 24 }
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(120)
  for (let shape = 0; shape < 150; shape++) {
    const [cx, cy, reach, flat] = [next() * WIDTH + (shape >= 120 ? moved : 0), next() * HEIGHT, 8 + next() * 40, 0.3 + next()]
    const color = [next() * 255, next() * 255, next() * 255]
    const isDisc = next() > 0.5
    for (let y = Math.max(0, Math.ceil(cy - reach)); y < Math.min(HEIGHT, cy + reach); y++) {
      for (let x = Math.max(0, Math.ceil(cx - reach)); x < Math.min(WIDTH, cx + reach); x++) {
        if (isDisc ? (x - cx) ** 2 + ((y - cy) / flat) ** 2 < reach ** 2 : Math.abs(y - cy) < reach * flat * 0.5) data.set(color, (y * WIDTH + x) * 3)
      }
    }
  }
  return { data, width: WIDTH, height: HEIGHT }
}

/** A drawn picture, cut, turned and toned. */
export function drawnPicture(seed: number, { part: [left, top, across, down] = [0, 0, 1, 1], turn = 0, gain = 1, offset = 0, width = Math.round(WIDTH * across), moved = 0 }: Redrawn = {}): Raster {
  const from = draw(seed, moved)
  const scale = (WIDTH * across) / width
  const height = Math.round((HEIGHT * down) / scale)
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [((i % width) + 0.5 - width / 2) * scale, (Math.floor(i / width) + 0.5 - height / 2) * scale]
    const u = Math.round(WIDTH * (left + across / 2) + cos * x - sin * y - 0.5), v = Math.round(HEIGHT * (top + down / 2) + sin * x + cos * y - 0.5)
    if (u < 0 || v < 0 || u >= WIDTH || v >= HEIGHT) continue
    for (let k = 0; k < 3; k++) data[i * 3 + k] = Math.max(0, Math.min(255, from.data[(v * WIDTH + u) * 3 + k]! * gain + offset))
  }
  return { data, width, height }
}

/** What image.hash answers of a drawn picture. */
export async function drawnLook(seed: number, how: Redrawn = {}): Promise<AnalysisResult> {
  const analyzer = analyzers.find(({ name }) => name === 'image.hash')!
  if (analyzer.needs !== 'raster') throw new Error('image.hash looks at pictures')
  const output = await analyzer.analyze(drawnPicture(seed, how), { signal: new AbortController().signal, model: { id: '', network: never, labels: never, data: never } })
  return { analyzer: analyzer.name, finishedAt: new Date(0), state: 'done', output }
}

const never = (): never => { throw new Error('image.hash asks no model') }
