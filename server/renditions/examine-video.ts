import { join } from 'node:path'
import { checkPixels, checkPlayTime, drawPicture, lookIntoVideo, MediaRefusal, PREVIEW_EDGE, type Probed, probeStreams, readEmbeddedMetadata, soundTypeOf } from '../media/index.ts'
import { fileName, ready } from './drawn.ts'
import type { Examinee, Findings } from './examine-and-draw.ts'
import { examineProbedAudio } from './examine-audio.ts'

/** A video: streams within limits, frames decoded at its beginning and near its end, the most telling one drawn as its poster. */
export async function examineVideo(examinee: Examinee): Promise<Findings> {
  const { path, name, limits, folder, signal } = examinee
  const probed = await probeStreams(path, { signal })
  checkPlayTime(limits, { seconds: probed.seconds, tracks: probed.streams.length })
  if (probed.video === undefined) return withoutPicture(examinee, probed)
  checkPixels(limits, probed)
  if (probed.width === 0) throw new MediaRefusal('media.unreadable')
  const type = examinee.type.kind === 'video' ? examinee.type : { ...examinee.type, kind: 'video' as const }
  const [looked, embedded] = await Promise.allSettled([lookIntoVideo(path, probed, { edge: PREVIEW_EDGE, tempFolder: folder, signal }), readEmbeddedMetadata(path, name, type, { probed, signal })])
  if (looked.status === 'rejected') throw looked.reason as Error
  if (embedded.status === 'rejected') throw embedded.reason as Error
  const { taken, metadata, notes } = embedded.value
  const made = await drawPicture(looked.value.poster, { preview: join(folder, fileName('preview')), thumbnail: join(folder, fileName('thumbnail')) })
  return {
    type, width: probed.width, height: probed.height, durationMs: Math.round(probed.seconds * 1000), thumbhash: made.thumbhash, taken, metadata, notes: [...looked.value.notes, ...notes],
    drawn: [await ready('preview', made.preview.path, made.preview), await ready('thumbnail', made.thumbnail.path, made.thumbnail)],
  }
}

/** A container made for video that holds only sound is a sound; one that holds neither is nothing. */
function withoutPicture(examinee: Examinee, probed: Probed): Promise<Findings> {
  if (probed.audio === undefined) throw new MediaRefusal('media.nothing-to-play')
  return examineProbedAudio({ ...examinee, type: soundTypeOf(examinee.type) }, probed)
}
