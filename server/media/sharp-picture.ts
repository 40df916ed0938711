import { readFile } from 'node:fs/promises'
import type { Message } from '../platform/errors.ts'
import { readDimensions } from './exiftool.ts'
import { PREVIEW_EDGE } from './draw-picture.ts'
import { isTurned } from './exif-orientation.ts'
import { colorWay } from './known-profiles.ts'
import { checkPixels } from './limits.ts'
import { MediaRefusal } from './media-refusal.ts'
import type { Drawn, OpenedPicture, PictureSource } from './open-picture.ts'
import { inSrgb, type Raster, sharp, toRaster } from './picture-engine.ts'
import { slimPng } from './png-chunks.ts'
import { safeSvg } from './svg.ts'

type Failing = 'none' | 'truncated' | 'error' | 'warning'
/** libvips reads a file faster from memory; above this it reads from the path and only what it needs. */
const IN_MEMORY_BYTES = 256 * 1024 * 1024
/**
 * At a screen's size two lobes are as good to the eye as three (44 dB apart at least) and save a fifth of the time of decoding; analyzers, which
 * count edges, look at more pixels and keep three.
 */
const kernelFor = (edge: number): 'lanczos2' | 'lanczos3' => (edge <= PREVIEW_EDGE ? 'lanczos2' : 'lanczos3')
/** Drawings are rasterised at this length: sharp at 1440 on any screen. */
const SVG_EDGE = 1440

/** JPEG, PNG, GIF, WebP, TIFF, AVIF and SVG, by libvips. */
export async function openBySharp(source: PictureSource): Promise<OpenedPicture> {
  const { type, limits, path } = source
  const notes: Message[] = []
  const input = await inputOf(source, notes)
  const meta = await sharp(input, { limitInputPixels: false, failOn: 'none' }).metadata().catch((error: unknown) => {
    if (type.mime === 'image/tiff') return undefined
    throw new MediaRefusal('media.unreadable', {}, { cause: error })
  })
  if (meta === undefined) return openWithoutPicture(source)
  const frames = meta.pages ?? 1
  checkPixels(limits, { width: meta.width, height: meta.height, frames })
  const turned = isTurned(meta.orientation)
  const density = type.ending === 'svg' ? svgDensity(meta.width, meta.height, meta.density ?? 72) : undefined
  const { ignoreIcc, toFinish, finish } = colorWay(meta)
  const pipeline = (failOn: Failing, edge: number) =>
    sharp(input, { failOn, limitInputPixels: limits.maxPixels, sequentialRead: true, density, ignoreIcc }).autoOrient().resize(edge, edge, { fit: 'inside', withoutEnlargement: true, kernel: kernelFor(edge) })
  return {
    width: turned ? meta.height : meta.width,
    height: turned ? meta.width : meta.height,
    frames, notes,
    draw: (edge) => drawForgivingly(async (failOn) => finish(await toRaster(pipeline(failOn, edge))), path),
    encode: toFinish ? undefined : async (edge, options) => {
      const { result: { data, info }, notes: odd } = await decodeForgivingly((failOn) => inSrgb(pipeline(failOn, edge)).jpeg(options).toBuffer({ resolveWithObject: true }), path)
      return { jpeg: data, width: info.width, height: info.height, notes: odd }
    },
  }
}

/** A raster, decoded so. */
export async function drawForgivingly(decode: (failOn: Failing) => Promise<Raster>, path: string): Promise<Drawn> {
  const { result, notes } = await decodeForgivingly(decode, path)
  return { raster: result, notes }
}

/** Decodes strictly; on any complaint once more taking whatever can be had, with a note that the file is damaged. */
async function decodeForgivingly<Result>(decode: (failOn: Failing) => Promise<Result>, path: string): Promise<{ result: Result; notes: Message[] }> {
  try {
    return { result: await decode('warning'), notes: [] }
  } catch (strict) {
    const result = await decode('none').catch((error: unknown) => {
      throw new MediaRefusal('media.unreadable', {}, { cause: new Error(`${path}: ${String(error)}`, { cause: strict }) })
    })
    return { result, notes: [{ key: 'media.damaged', params: {} }] }
  }
}

/** A picture that we know by its header but cannot draw: taken in with a note, so that nothing is lost. */
export async function openWithoutPicture({ path, type, limits }: PictureSource, note: Message = { key: 'media.no-picture', params: { format: type.label } }): Promise<OpenedPicture> {
  const size = await readDimensions(path)
  if (size === undefined) throw new MediaRefusal('media.unreadable')
  checkPixels(limits, size)
  return { ...size, frames: 1, notes: [note], draw: async () => ({ notes: [] }) }
}

async function inputOf({ path, bytes, type }: PictureSource, notes: Message[]): Promise<Buffer | string> {
  if (type.ending === 'svg') return safeSvg(bytes ?? (await readFile(path)))
  if (type.ending !== 'png' || bytes === undefined) return bytes !== undefined && bytes.length <= IN_MEMORY_BYTES ? bytes : path
  const slim = slimPng(bytes)
  if (slim.dropped > 0) notes.push({ key: 'media.packed-text', params: { count: slim.dropped } })
  return slim.bytes
}

/** Dots an inch at which a drawing comes out at SVG_EDGE; small icons are drawn large, for they lose nothing by it. */
const svgDensity = (width: number, height: number, density: number): number => Math.min(2400, Math.max(1, (density * SVG_EDGE) / Math.max(1, width, height)))
