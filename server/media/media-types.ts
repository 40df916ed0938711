/** What people see, hear or watch. */
export type MediaKind = 'image' | 'audio' | 'video'

/** What a file is by its bytes. */
export interface DetectedType {
  /** The media type that it is served with. */
  mime: string
  kind: MediaKind
  /** The usual ending of its name, without the dot. */
  ending: string
  /** What the format is called: JPEG, HEIC, Matroska. */
  label: string
}

interface KnownType extends DetectedType { endings: string[] }

const type = (mime: string, kind: MediaKind, label: string, ...endings: string[]): KnownType => ({ mime, kind, label, ending: endings[0]!, endings })

/** Every format that is taken in, with the endings that agree with it (the first one is the usual). */
const table: Record<string, KnownType> = {
  jpeg: type('image/jpeg', 'image', 'JPEG', 'jpg', 'jpeg', 'jpe', 'jfif', 'thm'),
  png: type('image/png', 'image', 'PNG', 'png', 'apng'),
  gif: type('image/gif', 'image', 'GIF', 'gif'),
  webp: type('image/webp', 'image', 'WebP', 'webp'),
  bmp: type('image/bmp', 'image', 'BMP', 'bmp', 'dib'),
  tiff: type('image/tiff', 'image', 'TIFF', 'tif', 'tiff'),
  svg: type('image/svg+xml', 'image', 'SVG', 'svg'),
  heic: type('image/heic', 'image', 'HEIC', 'heic', 'heif', 'hif', 'heics', 'heifs'),
  avif: type('image/avif', 'image', 'AVIF', 'avif', 'avifs'),
  jp2: type('image/jp2', 'image', 'JPEG 2000', 'jp2', 'j2k', 'jpf', 'jpx', 'j2c', 'jpc', 'jpm'),
  jxl: type('image/jxl', 'image', 'JPEG XL', 'jxl'),
  dng: type('image/x-adobe-dng', 'image', 'DNG', 'dng'),
  cr2: type('image/x-canon-cr2', 'image', 'Canon RAW', 'cr2'),
  cr3: type('image/x-canon-cr3', 'image', 'Canon RAW', 'cr3'),
  nef: type('image/x-nikon-nef', 'image', 'Nikon RAW', 'nef', 'nrw'),
  arw: type('image/x-sony-arw', 'image', 'Sony RAW', 'arw', 'sr2', 'srf'),
  rw2: type('image/x-panasonic-rw2', 'image', 'Panasonic RAW', 'rw2', 'raw', 'rwl'),
  orf: type('image/x-olympus-orf', 'image', 'Olympus RAW', 'orf'),
  raf: type('image/x-fujifilm-raf', 'image', 'Fujifilm RAW', 'raf'),
  pef: type('image/x-pentax-pef', 'image', 'Pentax RAW', 'pef'),
  srw: type('image/x-samsung-srw', 'image', 'Samsung RAW', 'srw'),
  mp3: type('audio/mpeg', 'audio', 'MP3', 'mp3', 'mpga', 'mp2'),
  aac: type('audio/aac', 'audio', 'AAC', 'aac', 'adts'),
  wav: type('audio/wav', 'audio', 'WAV', 'wav', 'wave', 'rf64', 'bwf'),
  flac: type('audio/flac', 'audio', 'FLAC', 'flac', 'fla'),
  ogg: type('audio/ogg', 'audio', 'Ogg', 'ogg', 'oga', 'spx', 'opus'),
  opus: type('audio/ogg', 'audio', 'Opus', 'opus', 'ogg', 'oga'),
  m4a: type('audio/mp4', 'audio', 'M4A', 'm4a', 'm4b', 'm4p', 'mp4', 'm4r'),
  aiff: type('audio/aiff', 'audio', 'AIFF', 'aiff', 'aif', 'aifc'),
  wma: type('audio/x-ms-wma', 'audio', 'Windows Media Audio', 'wma', 'asf'),
  ac3: type('audio/ac3', 'audio', 'AC-3', 'ac3', 'eac3', 'ec3'),
  dts: type('audio/vnd.dts', 'audio', 'DTS', 'dts'),
  amr: type('audio/amr', 'audio', 'AMR', 'amr'),
  caf: type('audio/x-caf', 'audio', 'Core Audio', 'caf'),
  ape: type('audio/x-ape', 'audio', "Monkey's Audio", 'ape'),
  wavpack: type('audio/x-wavpack', 'audio', 'WavPack', 'wv'),
  mka: type('audio/x-matroska', 'audio', 'Matroska', 'mka', 'mkv'),
  weba: type('audio/webm', 'audio', 'WebM', 'weba', 'webm'),
  mp4: type('video/mp4', 'video', 'MP4', 'mp4', 'm4v', 'mp4v', 'f4v', 'mov'),
  mov: type('video/quicktime', 'video', 'QuickTime', 'mov', 'qt', 'mp4'),
  '3gp': type('video/3gpp', 'video', '3GP', '3gp', '3g2', '3gpp'),
  avi: type('video/x-msvideo', 'video', 'AVI', 'avi', 'divx'),
  mkv: type('video/x-matroska', 'video', 'Matroska', 'mkv', 'mk3d', 'mka'),
  webm: type('video/webm', 'video', 'WebM', 'webm'),
  ogv: type('video/ogg', 'video', 'Ogg', 'ogv', 'ogg', 'ogm'),
  mpeg: type('video/mpeg', 'video', 'MPEG', 'mpg', 'mpeg', 'vob', 'm2v', 'm1v', 'mpe'),
  ts: type('video/mp2t', 'video', 'MPEG transport stream', 'ts', 'mts', 'm2ts', 'm2t', 'tod'),
  flv: type('video/x-flv', 'video', 'Flash Video', 'flv'),
  wmv: type('video/x-ms-wmv', 'video', 'Windows Media Video', 'wmv', 'asf'),
  rm: type('video/vnd.rn-realmedia', 'video', 'RealMedia', 'rm', 'rmvb'),
}

/** Short name of a format in the table. */
export type FormatName = string

/** The type of a format by its short name ('jpeg', 'mkv'). */
export function typeOf(format: FormatName): DetectedType {
  const { mime, kind, ending, label } = table[format]!
  return { mime, kind, ending, label }
}

/** True where a name's ending (without dot, any case) is one that this type goes by; a name without ending agrees with all. */
export function endingAgrees(detected: DetectedType, ending: string): boolean {
  if (ending === '') return true
  const known = Object.values(table).find((each) => each.mime === detected.mime && each.ending === detected.ending)
  return known?.endings.includes(ending.toLowerCase()) ?? false
}

/** Every ending that files of a media type go by, the usual one first; none for a type that nobody knows. */
export const endingsOf = (mime: string): string[] => Object.values(table).filter((each) => each.mime === mime).flatMap(({ endings }) => endings)

const sameContainer: Record<string, string> = { 'video/mp4': 'm4a', 'video/quicktime': 'm4a', 'video/3gpp': 'm4a', 'video/x-matroska': 'mka', 'video/webm': 'weba', 'video/ogg': 'ogg', 'video/x-ms-wmv': 'wma' }

/** The sound-only sibling of a container whose file turned out to hold no moving picture. */
export const soundTypeOf = (video: DetectedType): DetectedType => {
  const sound = sameContainer[video.mime]
  return sound === undefined ? { ...video, kind: 'audio', mime: video.mime.replace('video/', 'audio/') } : typeOf(sound)
}

/** Every media type that files are taken in as, for lists and documentation. */
export const knownTypes = (): DetectedType[] => Object.keys(table).map(typeOf)
