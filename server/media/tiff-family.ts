import type { FileWindow } from './file-window.ts'
import type { FormatName } from './media-types.ts'

const TAG_MAKE = 0x010f
const TAG_SUB_IFDS = 0x014a
const TAG_DNG_VERSION = 0xc612

/** Cameras' RAW formats are TIFF inside: told apart by the tags of their first directory. Undefined where the directory cannot be read. */
export async function tiffFormat(file: FileWindow, head: Buffer): Promise<FormatName | undefined> {
  const little = head.toString('latin1', 0, 2) === 'II'
  const magic = little ? head.readUInt16LE(2) : head.readUInt16BE(2)
  if (magic === 43) return 'tiff'
  if (head.toString('latin1', 8, 10) === 'CR') return 'cr2'
  const tags = await firstDirectory(file, head, little)
  if (tags === undefined) return undefined
  if (tags.has(TAG_DNG_VERSION)) return 'dng'
  if (!tags.has(TAG_SUB_IFDS)) return 'tiff'
  const make = await text(file, tags.get(TAG_MAKE))
  return rawMakers.find(([maker]) => make.startsWith(maker))?.[1] ?? 'tiff'
}

const rawMakers: readonly [string, FormatName][] = [['NIKON', 'nef'], ['SONY', 'arw'], ['PENTAX', 'pef'], ['RICOH', 'pef'], ['SAMSUNG', 'srw']]

interface Entry { count: number; offset: number }

/** Tag → where its value lies; undefined for a directory outside the file or one that loops back onto itself. */
async function firstDirectory(file: FileWindow, head: Buffer, little: boolean): Promise<Map<number, Entry> | undefined> {
  const u16 = (buffer: Buffer, at: number) => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at))
  const u32 = (buffer: Buffer, at: number) => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at))
  const start = u32(head, 4)
  const counted = await file.read(start, 2)
  if (start < 8 || counted.length < 2) return undefined
  const count = u16(counted, 0)
  const directory = await file.read(start + 2, count * 12 + 4)
  if (count === 0 || directory.length < count * 12) return undefined
  if (directory.length >= count * 12 + 4 && u32(directory, count * 12) === start) return undefined
  const entries = new Map<number, Entry>()
  for (let i = 0; i < count; i++) entries.set(u16(directory, i * 12), { count: u32(directory, i * 12 + 4), offset: u32(directory, i * 12 + 8) })
  return entries
}

const text = async (file: FileWindow, entry: Entry | undefined): Promise<string> =>
  entry === undefined ? '' : (await file.read(entry.offset, Math.min(entry.count, 64))).toString('latin1').toUpperCase()
