import type SharpModule from 'sharp'
import type { Sharp } from 'sharp'
import { loadLate } from '../platform/load-late.ts'

const load = loadLate<typeof SharpModule>('sharp')
let engine: typeof SharpModule | undefined

/** The picture library, set up for this house; nothing else loads sharp. */
export function pictureEngine(): typeof SharpModule {
  if (engine) return engine
  engine = load()
  // One thread a process: several processes fill the cores with less waiting than several threads of one (docs/decisions/0008).
  // No cache: each original is decoded once, so nothing would be found in it.
  engine.concurrency(1)
  engine.cache(false)
  return engine
}

/** Begins a pipeline. */
export const sharp = (...input: Parameters<typeof SharpModule>): Sharp => pictureEngine()(...input)

/** A decoded picture: 8-bit sRGB, three bytes a pixel, rows from the top. */
export interface Raster { data: Buffer; width: number; height: number }

/** What transparent places are laid on: a light, warm grey that is quiet on light and dark pages alike. */
export const QUIET_GROUND = '#ebe8e3'

/** A pipeline that begins at a raster. */
export const fromRaster = ({ data, width, height }: Raster): Sharp => sharp(data, { raw: { width, height, channels: 3 } })

/** A pipeline in sRGB without transparency, whatever it was before. */
export const inSrgb = (pipeline: Sharp): Sharp => pipeline.flatten({ background: QUIET_GROUND }).toColourspace('srgb')

/** Ends a pipeline as a raster, whatever its colours, depth or transparency were. */
export async function toRaster(pipeline: Sharp): Promise<Raster> {
  const { data, info } = await inSrgb(pipeline).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
  if (info.channels === 3) return { data, width: info.width, height: info.height }
  return { data: spread(data, info.channels), width: info.width, height: info.height }
}

/** Grey (one channel, or two with alpha already flattened) as three equal channels. */
function spread(data: Buffer, channels: number): Buffer {
  const pixels = data.length / channels
  const out = Buffer.alloc(pixels * 3)
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) out[i * 3 + c] = data[i * channels + (channels > 3 ? c : 0)]!
  }
  return out
}
