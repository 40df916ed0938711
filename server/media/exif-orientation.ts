/** EXIF orientation, 1 to 8, of an EXIF block with or without its 'Exif\0\0' head; undefined where it says none. */
export function exifOrientation(exif: Buffer | undefined): number | undefined {
  if (exif === undefined) return undefined
  const start = Math.max(exif.indexOf('II*\0', 0, 'latin1'), exif.indexOf('MM\0*', 0, 'latin1'))
  if (start < 0 || start > 32) return undefined
  const little = exif[start] === 0x49
  const u16 = (at: number) => (at + 2 > exif.length ? 0 : little ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const u32 = (at: number) => (at + 4 > exif.length ? 0 : little ? exif.readUInt32LE(at) : exif.readUInt32BE(at))
  const directory = start + u32(start + 4)
  for (let i = 0; i < u16(directory); i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > exif.length) return undefined
    if (u16(entry) !== 0x0112) continue
    const value = u16(entry + 8)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** True where upright width and height are the stored ones exchanged. */
export const isTurned = (orientation: number | undefined): boolean => orientation !== undefined && orientation >= 5 && orientation <= 8
