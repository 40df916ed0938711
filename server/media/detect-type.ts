import { extname } from 'node:path'
import type { Message } from '../platform/errors.ts'
import { asfFormat, formatAfterId3, isoFormat, matroskaFormat, oggFormat } from './containers.ts'
import { type FileWindow, withFileWindow } from './file-window.ts'
import { MediaRefusal } from './media-refusal.ts'
import { type DetectedType, endingAgrees, type FormatName, typeOf } from './media-types.ts'
import { whatElse } from './not-media.ts'
import { formatBySignature } from './signatures.ts'
import { looksLikeSvg } from './svg.ts'
import { tiffFormat } from './tiff-family.ts'

const HEAD_BYTES = 8192
const tiffMarks = new Set(['II*\0', 'MM\0*', 'II+\0', 'MM\0+'])

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
