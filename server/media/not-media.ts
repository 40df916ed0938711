import { fileTypeFromBuffer } from 'file-type'
import type { Message } from '../platform/errors.ts'

/** Marks of what is certainly not media; a script that names media (playlists) is refused before any reader could follow it. */
const marks: readonly [key: string, mark: RegExp][] = [
  ['media.playlist', /^\s*(#EXTM3U|ffconcat version|\[playlist\]|<asx|<smil|\[Reference\])/i],
  ['media.playlist', /^\s*v=0\r?\n(?:.*\r?\n)*?[os]=/],
  ['media.playlist', /<(MPD|SmoothStreamingMedia|playlist|rss)[\s>]/i],
  ['media.playlist', /^\s*(?:[a-z][a-z0-9+]{1,12}:\/\/|concat:|file:)\S+\s*$/i],
  ['media.document', /^%PDF-|^%!PS|^\xd0\xcf\x11\xe0|^8BPS|^\{\\rtf/],
  ['media.archive', /^PK(\x03\x04|\x05\x06|\x07\x08)|^7z\xbc\xaf|^Rar!|^\x1f\x8b|^\xfd7zXZ|^BZh\d|^\x28\xb5\x2f\xfd|^MSCF|^[\s\S]{257}ustar/],
  ['media.program', /^\x7fELF|^MZ|^\xca\xfe\xba\xbe|^\xcf\xfa\xed\xfe|^\xce\xfa\xed\xfe|^\0asm|^#!(?!AMR)|^\s*<\?php|^push graphic-context/],
  ['media.web-page', /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|script|iframe)/i],
]

/** The sentence for a file that no rule took for media, by its first bytes. */
export async function whatElse(head: Buffer): Promise<Message> {
  if (head.length === 0) return { key: 'media.empty', params: {} }
  const text = head.toString('latin1', 0, 4096)
  const found = marks.find(([, mark]) => mark.test(text))
  if (found !== undefined) return { key: found[0], params: {} }
  if (isText(head)) return { key: 'media.text', params: {} }
  const named = await fileTypeFromBuffer(head).catch(() => undefined)
  return named === undefined ? { key: 'media.unknown', params: {} } : { key: 'media.unsupported', params: { format: named.ext.toUpperCase() } }
}

/** True for a head that opens a script, page, playlist, document, archive or program, whatever else it might pass for. */
export const isRecognisedAsOther = (head: Buffer): boolean => {
  const text = head.toString('latin1', 0, 4096)
  return marks.some(([, mark]) => mark.test(text))
}

function isText(head: Buffer): boolean {
  const part = head.subarray(0, 2048)
  if (part.includes(0)) return false
  const decoded = new TextDecoder('utf-8').decode(part)
  return decoded.length > 3 && (decoded.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0) <= 1
}
