import { MediaRefusal } from './media-refusal.ts'

/** A drawing in text is small; more is a bomb or a photograph in disguise. */
const MAX_SVG_BYTES = 32 * 1024 * 1024

/** True for text whose first element is <svg>, after any declaration, comments and doctype. */
export function looksLikeSvg(head: Buffer): boolean {
  const text = decode(head)
  return /^\s*(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?\s*>\s*)*<(?:[a-zA-Z][\w-]*:)?svg[\s>]/.test(text)
}

/**
 * The drawing as it may be rasterised: refused when it declares entities (billion laughs, files read through them), and freed of the plain
 * doctype that older programs write. Scripts and outside pictures stay unread: librsvg runs none, and bytes from memory have no folder to look in.
 */
export function safeSvg(bytes: Buffer): Buffer {
  if (bytes.length > MAX_SVG_BYTES) throw new MediaRefusal('media.svg-too-big', { allowed: MAX_SVG_BYTES / 1024 / 1024 }, { code: 'too-large' })
  const text = decode(bytes)
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) throw new MediaRefusal('media.svg-entities')
  return Buffer.from(text.replace(/<!DOCTYPE[^>]*>/i, '').replace(/(<\?xml[^>]*?)\s+encoding=["'][^"']*["']/i, '$1'), 'utf8')
}

/** Text by its byte order mark; UTF-8 without one. */
function decode(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
