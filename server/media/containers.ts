import type { FileWindow } from './file-window.ts'
import type { FormatName } from './media-types.ts'

const pictureBrands: Record<string, FormatName> = { heic: 'heic', heix: 'heic', heim: 'heic', heis: 'heic', hevc: 'heic', hevx: 'heic', avif: 'avif', avis: 'avif', 'crx ': 'cr3', 'jp2 ': 'jp2', 'jxl ': 'jxl' }
const soundBrands = new Set(['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B '])
/** First atoms of QuickTime files written before `ftyp` existed. */
const oldAtoms = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])

/** True for a head that may open a file of the ISO base media family. */
export function hasIsoMark(head: Buffer): boolean {
  const atom = head.toString('latin1', 4, 8)
  return atom === 'ftyp' || oldAtoms.has(atom)
}

/** MP4, QuickTime, 3GP, HEIF, AVIF, CR3: the ISO base media family by its brands, and by its tracks where the brand leaves it open. */
export async function isoFormat(file: FileWindow, head: Buffer): Promise<FormatName | undefined> {
  const atom = head.toString('latin1', 4, 8)
  if (atom !== 'ftyp') return oldAtoms.has(atom) && (await hasAtom(file, 'moov')) ? ((await hasVideoTrack(file)) ? 'mov' : 'm4a') : undefined
  const length = Math.min(head.readUInt32BE(0), head.length)
  const major = head.toString('latin1', 8, 12)
  const all = [major, ...Array.from({ length: Math.max(0, Math.floor((length - 16) / 4)) }, (_, i) => head.toString('latin1', 16 + i * 4, 20 + i * 4))]
  if (pictureBrands[major] !== undefined) return pictureBrands[major]
  if (major === 'mif1' || major === 'msf1') return all.some((brand) => brand === 'avif' || brand === 'avis') ? 'avif' : 'heic'
  if (soundBrands.has(major)) return 'm4a'
  if (!(await hasVideoTrack(file))) return 'm4a'
  if (major === 'qt  ') return 'mov'
  return major.startsWith('3g') ? '3gp' : 'mp4'
}

/** Walks the atoms of the outermost level; stops at the first that is smaller than its own header. */
async function* atoms(file: FileWindow): AsyncGenerator<{ name: string; start: number; end: number }> {
  let position = 0
  for (let count = 0; position + 8 <= file.size && count < 10_000; count++) {
    const header = await file.read(position, 16)
    if (header.length < 8) return
    const short = header.readUInt32BE(0)
    const size = short === 0 ? file.size - position : short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short
    if (size < 8) return
    yield { name: header.toString('latin1', 4, 8), start: position, end: position + size }
    position += size
  }
}

async function hasAtom(file: FileWindow, name: string): Promise<boolean> {
  for await (const atom of atoms(file)) if (atom.name === name) return true
  return false
}

/** The outermost `meta` atom of a HEIF file: its items and their properties; empty where there is none. */
export async function readMetaAtom(file: FileWindow): Promise<Buffer> {
  for await (const atom of atoms(file)) if (atom.name === 'meta') return file.read(atom.start, Math.min(atom.end - atom.start, MOOV_SEARCH_BYTES))
  return Buffer.alloc(0)
}

/** Sample tables are megabytes in long films, yet handlers stand at the head of each track: this much of `moov` is searched. */
const MOOV_SEARCH_BYTES = 32 * 1024 * 1024

/** True where a track's handler says 'vide', or where no movie header can be read at all (the prober then decides). */
async function hasVideoTrack(file: FileWindow): Promise<boolean> {
  for await (const atom of atoms(file)) {
    if (atom.name !== 'moov') continue
    const moov = await file.read(atom.start, Math.min(atom.end - atom.start, MOOV_SEARCH_BYTES))
    return /hdlr.{8}vide/s.test(moov.toString('latin1'))
  }
  return true
}

/** Ogg by the codec marks in the first pages. */
export function oggFormat(head: Buffer): FormatName {
  const text = head.toString('latin1', 0, 4096)
  if (/\x80theora|OVP80|BBCD/.test(text)) return 'ogv'
  return text.includes('OpusHead') ? 'opus' : 'ogg'
}

/** Matroska and WebM by document type and codec ids. */
export async function matroskaFormat(file: FileWindow): Promise<FormatName> {
  const text = (await file.read(0, 1024 * 1024)).toString('latin1')
  const isWebm = text.slice(0, 80).includes('webm')
  const soundOnly = !/V_(?:MPEG|VP|AV1|THEORA|MS\/|REAL|UNCOMPRESSED|PRORES|QUICKTIME|FFV1|MJPEG|DIRAC)/.test(text) && text.includes('A_')
  if (isWebm) return soundOnly ? 'weba' : 'webm'
  return soundOnly ? 'mka' : 'mkv'
}

/** First eight bytes of ASF's stream type GUID for video: BC19EFC0-5B4D-11CF-A8FD-00805F5C442B, stored little-endian. */
const asfVideo = Buffer.from('c0ef19bc4d5bcf11', 'hex')

/** Windows Media by the stream types in its header. */
export const asfFormat = async (file: FileWindow): Promise<FormatName> => ((await file.read(0, 64 * 1024)).includes(asfVideo) ? 'wmv' : 'wma')

/** What follows an ID3v2 tag: FLAC now and then, else MP3. */
export async function formatAfterId3(file: FileWindow, head: Buffer): Promise<FormatName> {
  const size = [6, 7, 8, 9].reduce((sum, i) => (sum << 7) | (head[i]! & 0x7f), 0)
  const after = await file.read(10 + size, 4)
  if (after.toString('latin1') === 'fLaC') return 'flac'
  return after.length >= 2 && after[0] === 0xff && (after[1]! & 0xf6) === 0xf0 ? 'aac' : 'mp3'
}
