import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkPlayTime, drawPicture, MediaRefusal, PREVIEW_EDGE, type Probed, probeStreams, readCover, readEmbeddedMetadata, readWaveform } from '../media/index.ts'
import type { Message } from '../platform/errors.ts'
import { absent, type Drawn, fileName, ready } from './drawn.ts'
import type { Examinee, Findings } from './examine-and-draw.ts'

/** A sound: streams within limits, decoded once from beginning to end for its waveform, its cover drawn. */
export async function examineAudio(examinee: Examinee): Promise<Findings> {
  return examineProbedAudio(examinee, await probeStreams(examinee.path, examinee))
}

/** The same for a file that ffprobe has seen. */
export async function examineProbedAudio({ path, name, type, limits, folder, signal }: Examinee, probed: Probed): Promise<Findings> {
  checkPlayTime(limits, { seconds: probed.seconds, tracks: probed.streams.length })
  if (probed.audio === undefined) throw new MediaRefusal('media.nothing-to-play')
  const [sound, cover, embedded] = await Promise.allSettled([readWaveform(path, { streamIndex: probed.audio.index, signal }), readCover(path, { edge: PREVIEW_EDGE, maxPixels: limits.maxPixels }), readEmbeddedMetadata(path, name, type, { probed, signal })])
  if (sound.status === 'rejected') throw sound.reason as Error
  if (embedded.status === 'rejected') throw embedded.reason as Error
  const { peaks, seconds, complaints } = sound.value
  if (peaks.length === 0) throw new MediaRefusal('media.unreadable', {}, { cause: new Error(complaints) })
  const waveform = join(folder, fileName('waveform'))
  await writeFile(waveform, JSON.stringify({ seconds: Math.round(seconds * 1000) / 1000, peaks }))
  const pictures = await drawCover(cover.status === 'fulfilled' ? cover.value : undefined, folder)
  const { taken, metadata, notes } = embedded.value
  return {
    type, width: null, height: null, durationMs: Math.round((isCutShort(seconds, probed.seconds) ? seconds : probed.seconds || seconds) * 1000), thumbhash: pictures.thumbhash, taken, metadata,
    notes: [...damage(seconds, probed.seconds, complaints), ...notes], drawn: [await ready('waveform', waveform), ...pictures.drawn],
  }
}

async function drawCover(raster: Parameters<typeof drawPicture>[0] | undefined, folder: string): Promise<{ thumbhash: Uint8Array<ArrayBuffer> | null; drawn: Drawn[] }> {
  if (raster === undefined) return { thumbhash: null, drawn: [absent('preview', 'needless', 'renditions.no-cover'), absent('thumbnail', 'needless', 'renditions.no-cover')] }
  const made = await drawPicture(raster, { preview: join(folder, fileName('preview')), thumbnail: join(folder, fileName('thumbnail')) })
  return { thumbhash: made.thumbhash, drawn: [await ready('preview', made.preview.path, made.preview), await ready('thumbnail', made.thumbnail.path, made.thumbnail)] }
}

/** Less was decoded than the header promised: the file lost its end. */
const isCutShort = (decoded: number, promised: number): boolean => decoded < promised * 0.9 - 0.5

const damage = (decoded: number, promised: number, complaints: string): Message[] =>
  isCutShort(decoded, promised) || /invalid data|header missing|corrupt|error while decoding/i.test(complaints) ? [{ key: 'media.damaged', params: {} }] : []
