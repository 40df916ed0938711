import { cropTag, profiles, SPECTROGRAM_REVISION, type ProfileName } from '../../../renditions/index.ts'

/** First signs of the hash that make an address name one content: eight hex digits tell contents of one file apart. */
const short = (sha256: string): string => sha256.slice(0, 8)

/** Address of something drawn from a file's content; never changes what it shows, so that browsers keep it for ever. */
export const renditionUrl = (id: string, profile: ProfileName, sha256: string): string => `/files/${id}/renditions/${profile}?v=${short(sha256)}-${profiles[profile].revision}`

/** Address of the bytes of a file's current version. */
export const originalUrl = (id: string): string => `/files/${id}/original`

/** What names a crop of a content: an address that carries it never changes what it shows. */
export const cropVersion = (sha256: string, box: readonly number[]): string => `${short(sha256)}-${cropTag(box)}`

/** Address of the small picture of a face. */
export const cropUrl = (faceId: string, sha256: string, box: readonly number[]): string => `/faces/${faceId}/crop?v=${cropVersion(sha256, box)}`

/** Names an answer of an analysis: its moment. */
export const madeAt = (finishedAt: Date): string => finishedAt.getTime().toString(36)

/** What names the spectrogram of a content: an address that carries it never changes what it shows. */
export const spectrogramVersion = (sha256: string, finishedAt: Date): string => `${short(sha256)}-${madeAt(finishedAt)}-${SPECTROGRAM_REVISION}`

/** Address of the frequencies of a sound over time. */
export const spectrogramUrl = (id: string, sha256: string, finishedAt: Date): string => `/files/${id}/spectrogram.webp?v=${spectrogramVersion(sha256, finishedAt)}`
