import { createHash } from 'node:crypto'

/** Letters of a key: enough that no two of a million meet. */
const LENGTH = 16

/** What names an album or an artist in an address: the same words give the same key, in whatever case. */
export const musicKey = (...words: string[]): string => createHash('sha256').update(words.map(foldName).join('\n')).digest('base64url').slice(0, LENGTH)

/** Names that differ only in case or in spaces are one. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/** 'Hip-Hop', 'hip hop' and 'hiphop' are one genre. */
export const foldGenre = (name: string): string => name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
