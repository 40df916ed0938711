import type { TechnicalFacts } from '../../library/index.ts'
import type { TreeEntry } from '../../catalog/index.ts'
import type { ClientProfile } from './client-profiles.ts'
import { jpegBoxes, profileName, transportStreamName } from './profile-names.ts'
import type { Promised } from './protocol-info.ts'

/** What of a file is fetched: its bytes, a copy that more devices play, a smaller picture, its subtitles. */
export const variants = ['original', 'copy', 'lrg', 'med', 'sm', 'tn', 'subtitles'] as const
export type Variant = (typeof variants)[number]

/** What is known of a file besides its place in the tree. */
export interface EntryFacts { technical: TechnicalFacts; hasPicture: boolean; hasCopy: boolean; hasSubtitles: boolean; bookmarkMs?: number }

/** One way to have a file, as `res` tells it. */
export interface Resource extends Promised {
  variant: Variant
  size?: number
  durationMs?: number
  width?: number
  height?: number
}

/** Longest edge of the picture that the house draws of everything; larger ones are not offered. */
const PREVIEW_EDGE = 1440
const boxes = { lrg: { width: PREVIEW_EDGE, height: PREVIEW_EDGE }, med: jpegBoxes.MED, sm: jpegBoxes.SM, tn: jpegBoxes.TN } as const

/** All ways to have a file, the original first. */
export function resourcesOf(entry: TreeEntry, facts: EntryFacts, client: ClientProfile): Resource[] {
  const pictures = facts.hasPicture ? picturesOf(entry, client) : []
  const subtitles: Resource[] = facts.hasSubtitles && client.subtitles === 'resource' ? [{ variant: 'subtitles', kind: 'text', mediaType: 'text/srt' }] : []
  return [original(entry, facts, client), ...(facts.hasCopy ? [copy(entry)] : []), ...pictures, ...subtitles]
}

function original({ mediaType, kind, size, width, height, durationMs }: TreeEntry, { technical }: EntryFacts, client: ClientProfile): Resource {
  const profile = mediaType === 'video/mp2t' && client.namesTransportStreams ? transportStreamName(technical, height) : profileName({ mediaType, width, height }, technical)
  return { variant: 'original', kind, mediaType: client.mediaTypes[mediaType] ?? mediaType, profile, size, durationMs: durationMs ?? undefined, width: width ?? undefined, height: height ?? undefined }
}

const copy = ({ kind, durationMs }: TreeEntry): Resource => ({ variant: 'copy', kind, mediaType: kind === 'video' ? 'video/mp4' : 'audio/mp4', converted: true, durationMs: durationMs ?? undefined })

/** Smaller pictures of a picture; of a video or sound only where the device wants them among the resources. */
function picturesOf(entry: TreeEntry, client: ClientProfile): Resource[] {
  if (entry.kind !== 'image') return client.smallPictureResource ? [smallPicture(entry, 'tn')] : []
  const wanted = client.resized.map((name) => name.toLowerCase() as Lowercase<typeof name>)
  return wanted.filter((variant) => variant === 'tn' || isSmaller(entry, boxes[variant]) || (variant === 'lrg' && entry.mediaType !== 'image/jpeg')).map((variant) => smallPicture(entry, variant))
}

/** A picture of an entry within the box of a profile, of its true size where the entry's own is known. */
export function smallPicture(entry: TreeEntry, variant: keyof typeof boxes): Resource {
  return { variant, kind: 'image', mediaType: 'image/jpeg', profile: `JPEG_${variant.toUpperCase()}`, converted: true, ...fitted(entry, variant) }
}

/** Pixels of a smaller picture; undefined where those of the original are not known, as of a sound's cover. */
export function fitted({ width, height }: Pick<TreeEntry, 'width' | 'height'>, variant: keyof typeof boxes): { width: number; height: number } | undefined {
  if (!width || !height) return undefined
  const box = boxes[variant]
  // as it is drawn from the preview: never larger than that
  const scale = Math.min(1, PREVIEW_EDGE / Math.max(width, height), box.width / width, box.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The box that a smaller picture lies in. */
export const boxOf = (variant: keyof typeof boxes): { width: number; height: number } => boxes[variant]

const isSmaller = ({ width, height }: TreeEntry, box: { width: number; height: number }): boolean => (width ?? 0) > box.width || (height ?? 0) > box.height
