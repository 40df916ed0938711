import type { MediaKind } from '../media/index.ts'

/** first: in the same pass that takes the file in · soon: in the background, seconds · copy: in the background, up to hours. */
export type Stage = 'first' | 'soon' | 'copy'

export interface Profile {
  name: ProfileName
  /** One sentence for docs and the status page. */
  doc: string
  /** Goes up when the profile would draw otherwise; older renditions are made again in the background. */
  revision: number
  kinds: readonly MediaKind[]
  mediaType: string
  /** Of the stored file, without its dot. */
  ending: string
  stage: Stage
}

export const profileNames = ['preview', 'thumbnail', 'waveform', 'hover', 'web-video', 'web-audio'] as const
export type ProfileName = (typeof profileNames)[number]

/** Everything that is drawn or encoded from originals. */
export const profiles: Record<ProfileName, Profile> = {
  preview: { name: 'preview', doc: 'The picture, a frame of the video or the cover of the sound, 1440 px on its long edge.', revision: 1, kinds: ['image', 'video', 'audio'], mediaType: 'image/jpeg', ending: 'jpg', stage: 'first' },
  thumbnail: { name: 'thumbnail', doc: 'The same, 250 px on its short edge, for rows and lists.', revision: 1, kinds: ['image', 'video', 'audio'], mediaType: 'image/jpeg', ending: 'jpg', stage: 'first' },
  waveform: { name: 'waveform', doc: 'Peaks of a sound from beginning to end: at most 800 numbers from 0 to 255.', revision: 1, kinds: ['audio'], mediaType: 'application/json', ending: 'json', stage: 'first' },
  hover: { name: 'hover', doc: 'Four silent seconds of a video, 400 px wide, that play under the pointer.', revision: 1, kinds: ['video'], mediaType: 'video/mp4', ending: 'mp4', stage: 'soon' },
  'web-video': { name: 'web-video', doc: 'A copy in H.264 and AAC, at most 1080p, of a video that browsers cannot play.', revision: 1, kinds: ['video'], mediaType: 'video/mp4', ending: 'mp4', stage: 'copy' },
  'web-audio': { name: 'web-audio', doc: 'A copy in AAC of a sound that browsers cannot play.', revision: 1, kinds: ['audio'], mediaType: 'audio/mp4', ending: 'm4a', stage: 'copy' },
}

/** Profiles that a kind has in a stage. */
export const profilesFor = (kind: MediaKind, stage: Stage): Profile[] => Object.values(profiles).filter((profile) => profile.stage === stage && profile.kinds.includes(kind))
