import { inflateSync } from 'node:zlib'

/** What text or a colour profile packed in a PNG may unpack to: a caption is some kilobytes, the largest press profiles about 2 MB. */
const MAX_TEXT_BYTES = 1024 * 1024
const MAX_PROFILE_BYTES = 4 * 1024 * 1024
const MAX_TEXT_CHUNKS = 200
const packed = new Set(['zTXt', 'iTXt', 'iCCP'])

/** A PNG without chunks that unpack to absurd lengths; `dropped` counts them, 0 gives back the very same bytes. */
export function slimPng(bytes: Buffer): { bytes: Buffer; dropped: number } {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  let dropped = 0
  let texts = 0
  let position = 8
  while (position + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(position)
    const name = bytes.toString('latin1', position + 4, position + 8)
    const end = position + 12 + length
    if (name === 'IDAT' || end > bytes.length) break
    if (packed.has(name) || name === 'tEXt') texts++
    if (texts > MAX_TEXT_CHUNKS || (packed.has(name) && isBomb(bytes.subarray(position + 8, end - 4), name === 'iCCP' ? MAX_PROFILE_BYTES : MAX_TEXT_BYTES))) dropped++
    else kept.push(bytes.subarray(position, end))
    position = end
  }
  return dropped === 0 ? { bytes, dropped } : { bytes: Buffer.concat([...kept, bytes.subarray(position)]), dropped }
}

/** Looks for the zlib stream behind the keyword and unpacks it with a stop; what is not packed at all is no bomb. */
function isBomb(chunk: Buffer, maxOutputLength: number): boolean {
  const start = chunk.indexOf(0x78, chunk.indexOf(0) + 1)
  if (start < 0 || start > 400) return false
  try {
    inflateSync(chunk.subarray(start), { maxOutputLength })
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
  }
}
