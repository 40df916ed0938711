import type { FormatName } from './media-types.ts'

/** Formats that their first bytes tell for sure: [format, offset, bytes as hex or quoted text]. */
const marks: readonly [FormatName, number, string][] = [
  ['jpeg', 0, 'ffd8ff'],
  ['png', 0, '89504e470d0a1a0a'],
  ['gif', 0, "'GIF87a'"],
  ['gif', 0, "'GIF89a'"],
  ['webp', 8, "'WEBP'"],
  ['jp2', 0, 'ff4fff51'],
  ['jp2', 0, '0000000c6a5020200d0a870a'],
  ['jxl', 0, 'ff0a'],
  ['jxl', 0, '0000000c4a584c200d0a870a'],
  ['rw2', 0, '49495500'],
  ['orf', 0, "'IIRO'"],
  ['orf', 0, "'IIRS'"],
  ['orf', 0, "'MMOR'"],
  ['raf', 0, "'FUJIFILMCCD-RAW'"],
  ['flac', 0, "'fLaC'"],
  ['wav', 8, "'WAVE'"],
  ['avi', 8, "'AVI '"],
  ['aiff', 8, "'AIFF'"],
  ['aiff', 8, "'AIFC'"],
  ['flv', 0, '464c5601'],
  ['dts', 0, '7ffe8001'],
  ['amr', 0, "'#!AMR'"],
  ['caf', 0, "'caff'"],
  ['ape', 0, "'MAC '"],
  ['wavpack', 0, "'wvpk'"],
  ['rm', 0, "'.RMF'"],
  ['mpeg', 0, '000001ba'],
  ['mpeg', 0, '000001b3'],
]

const containerOf: Record<string, string[]> = { webp: ['RIFF'], wav: ['RIFF', 'RF64', 'BW64', 'RIFX'], avi: ['RIFF'], aiff: ['FORM'] }
const compiled = marks.map(([format, offset, mark]) => ({ format, offset, bytes: mark.startsWith("'") ? Buffer.from(mark.slice(1, -1), 'latin1') : Buffer.from(mark, 'hex') }))

/** The format whose mark stands at the head of a file, by its first bytes. */
export function formatBySignature(head: Buffer): FormatName | undefined {
  const found = compiled.find(({ format, offset, bytes }) => {
    if (!head.subarray(offset, offset + bytes.length).equals(bytes)) return false
    const containers = containerOf[format]
    return containers === undefined || containers.includes(head.toString('latin1', 0, 4))
  })
  return found?.format ?? bitmap(head) ?? transportStream(head) ?? soundFrame(head)
}

const bitmapHeaders = new Set([12, 40, 52, 56, 64, 108, 124])

/** 'BM' alone is two letters of many texts: the size of the header behind it must be one that exists. */
const bitmap = (head: Buffer): FormatName | undefined =>
  head.toString('latin1', 0, 2) === 'BM' && head.length >= 26 && bitmapHeaders.has(head.readUInt32LE(14)) ? 'bmp' : undefined

/** Packets of 188 bytes that begin with 0x47; on Blu-ray and cameras each has 4 bytes of time before it. */
function transportStream(head: Buffer): FormatName | undefined {
  const packets = (start: number, length: number) => [0, 1, 2, 3].every((i) => head[start + i * length] === 0x47)
  return head.length > 800 && (packets(0, 188) || packets(4, 192)) ? 'ts' : undefined
}

/** Bare sound frames: MPEG layers, ADTS and AC-3 each by a sync word that must be followed by another frame. */
function soundFrame(head: Buffer): FormatName | undefined {
  if (head.length < 12) return undefined
  if (head.readUInt16BE(0) === 0x0b77 && head[4]! >> 6 !== 3) return 'ac3'
  const length = adtsLength(head, 0)
  if (length > 0 && (head.length <= length + 7 || adtsLength(head, length) > 0)) return 'aac'
  const first = mpegFrameLength(head, 0)
  return first > 0 && (head.length <= first + 4 || mpegFrameLength(head, first) > 0) ? 'mp3' : undefined
}

/** Bytes of the ADTS frame at a position, 0 where there is none. ISO/IEC 13818-7, 6.2. */
function adtsLength(bytes: Buffer, at: number): number {
  if (bytes.length < at + 7 || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0) return 0
  return ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5)
}

const kilobits = {
  v1l1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  v1l2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  v1l3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2l1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  v2l23: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}

/** Bytes of the MPEG audio frame at a position, 0 where there is none. ISO/IEC 11172-3, 2.4.1.3. */
export function mpegFrameLength(bytes: Buffer, at: number): number {
  if (bytes.length < at + 4 || bytes[at] !== 0xff || (bytes[at + 1]! & 0xe0) !== 0xe0) return 0
  const version = (bytes[at + 1]! >> 3) & 3
  const layer = 4 - ((bytes[at + 1]! >> 1) & 3)
  const rateIndex = bytes[at + 2]! >> 4
  const sampleIndex = (bytes[at + 2]! >> 2) & 3
  if (version === 1 || layer === 4 || rateIndex === 0 || rateIndex === 15 || sampleIndex === 3) return 0
  return frameLength({ isFirst: version === 3, divisor: version === 3 ? 1 : version === 2 ? 2 : 4, layer, rateIndex, sampleIndex, padding: (bytes[at + 2]! >> 1) & 1 })
}

function frameLength({ isFirst, divisor, layer, rateIndex, sampleIndex, padding }: { isFirst: boolean; divisor: number; layer: number; rateIndex: number; sampleIndex: number; padding: number }): number {
  const rates = isFirst ? kilobits[`v1l${layer as 1 | 2 | 3}`] : layer === 1 ? kilobits.v2l1 : kilobits.v2l23
  const hertz = [44100, 48000, 32000][sampleIndex]! / divisor
  const bits = rates[rateIndex]! * 1000
  if (layer === 1) return (Math.floor((12 * bits) / hertz) + padding) * 4
  return Math.floor(((layer === 3 && !isFirst ? 72 : 144) * bits) / hertz) + padding
}
