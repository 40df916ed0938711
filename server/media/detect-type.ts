import { extname } from 'node:path'
import type { Message } from '../platform/errors.ts'
import { asfFormat, formatAfterId3, hasIsoMark, isoFormat, matroskaFormat, oggFormat } from './containers.ts'
import { type FileWindow, withFileWindow } from './file-window.ts'
import { MediaRefusal } from './media-refusal.ts'
import { type DetectedType, endingAgrees, type FormatName, typeOf } from './media-types.ts'
import { whatElse } from './not-media.ts'
import { formatBySignature } from './signatures.ts'
import { looksLikeSvg } from './svg.ts'
import { tiffFormat } from './tiff-family.ts'

const HEAD_BYTES = 8192
const tiffMarks = new Set(['II*\0', 'MM\0*', 'II+\0', 'MM\0+'])
const containerMarks = new Set(['OggS', '\x1aE\xdf\xa3', '\x30\x26\xb2\x75'])

/** What a file is by its bytes, never by its name; undefined for what is not media. */
export const detectType = (path: string): Promise<DetectedType | undefined> =>
  withFileWindow(path, async (file) => {
    const format = await formatOf(file, await file.read(0, HEAD_BYTES))
    return format === undefined ? undefined : typeOf(format)
  })

/** The same, throwing a MediaRefusal that names what the file is instead: empty, a playlist, a program, a document … */
export const requireType = (file: FileWindow): Promise<DetectedType> =>
  file.read(0, HEAD_BYTES).then(async (head) => {
    const format = await formatOf(file, head)
    if (format !== undefined) return typeOf(format)
    const { key, params } = await whatElse(head)
    throw new MediaRefusal(key, params)
  })

/**
 * False for a file that certainly is no media, by its first bytes alone and without parsing any: fixed marks are compared and nothing is followed, so that a
 * process that must not die may ask before it wakes a child (security rule 4). What might be markup is the child's to judge.
 */
export const couldBeMedia = (head: Buffer): boolean => head.length >= 4 && (isMarked(head.toString('latin1', 0, 4)) || formatBySignature(head) !== undefined || hasIsoMark(head) || opensMarkup(head))

const isMarked = (mark: string): boolean => tiffMarks.has(mark) || containerMarks.has(mark) || mark.startsWith('ID3')

/** Text in UTF-16 by its mark, or text whose first sign is '<'. */
const opensMarkup = (head: Buffer): boolean => /^(\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 2)) || new TextDecoder().decode(head).trimStart().startsWith('<')

/** The note for a name whose ending says another type than the bytes do. */
export function noteOnEnding(name: string, detected: DetectedType): Message | undefined {
  const ending = extname(name).slice(1)
  return endingAgrees(detected, ending) ? undefined : { key: 'media.wrong-ending', params: { ending: ending.toLowerCase().slice(0, 20), format: detected.label } }
}

async function formatOf(file: FileWindow, head: Buffer): Promise<FormatName | undefined> {
  if (head.length < 4) return undefined
  const mark = head.toString('latin1', 0, 4)
  if (tiffMarks.has(mark)) return head.length >= 8 ? ((await tiffFormat(file, head)) ?? 'tiff') : undefined
  if (mark === 'OggS') return oggFormat(head)
  if (mark === '\x1aE\xdf\xa3') return matroskaFormat(file)
  if (mark === '\x30\x26\xb2\x75') return asfFormat(file)
  if (mark.startsWith('ID3') && head.length > 10) return formatAfterId3(file, head)
  return formatBySignature(head) ?? (await isoFormat(file, head)) ?? (looksLikeSvg(head) ? 'svg' : undefined)
}
