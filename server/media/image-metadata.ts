import type { ExifTags } from './exiftool.ts'
import { listOf, numberOf, placeOf, positiveOf, textOf, wholeOf } from './tag-values.ts'
import { type Taken, takenByInstant, takenByLocalClock } from './taken.ts'

/** The columns of image_metadata that the file itself tells. */
export interface ImageMetadata {
  orientation?: number
  cameraMake?: string
  cameraModel?: string
  lens?: string
  exposureTime?: number
  fNumber?: number
  iso?: number
  focalLength?: number
  focalLength35?: number
  flash?: boolean
  latitude?: number
  longitude?: number
  altitude?: number
  title?: string
  description?: string
  keywords: string[]
  rating?: number
  colorProfile?: string
  bitDepth?: number
  frames?: number
  artist?: string
  copyright?: string
  software?: string
}

/** What cameras write into the description when nobody described anything. */
const noDescription = /^(OLYMPUS|KONICA MINOLTA|MINOLTA|SONY|SAMSUNG|KODAK|NIKON|CASIO|FUJI|CANON)?\s*(DIGITAL CAMERA|DSC|default|untitled|DCIM.*|image description)?$/i

/** EXIF, IPTC and XMP as one set of facts; XMP before IPTC before EXIF for words, EXIF first for what the camera measured. */
export function imageMetadata(tags: ExifTags): ImageMetadata {
  const orientation = wholeOf(tags, 'IFD0:Orientation')
  const model = textOf(tags, 'IFD0:Model', 'XMP-tiff:Model')
  const make = textOf(tags, 'IFD0:Make', 'XMP-tiff:Make')
  const description = textOf(tags, 'XMP-dc:Description', 'IPTC:Caption-Abstract', 'IFD0:ImageDescription', 'IFD0:XPComment', 'PNG:Description')
  const iso = wholeOf(tags, 'ExifIFD:ISO', 'XMP-exif:ISO', 'Composite:ISO')
  const flash = numberOf(tags, 'ExifIFD:Flash')
  return {
    orientation: orientation !== undefined && orientation >= 1 && orientation <= 8 ? orientation : undefined,
    cameraMake: make,
    cameraModel: model,
    lens: textOf(tags, 'ExifIFD:LensModel', 'XMP-exifEX:LensModel', 'XMP-aux:Lens'),
    exposureTime: positiveOf(tags, 'ExifIFD:ExposureTime', 'XMP-exif:ExposureTime'),
    fNumber: positiveOf(tags, 'ExifIFD:FNumber', 'XMP-exif:FNumber'),
    // 65535 is 'more than this field holds'
    iso: iso !== undefined && iso > 0 && iso !== 65535 ? iso : undefined,
    focalLength: positiveOf(tags, 'ExifIFD:FocalLength', 'XMP-exif:FocalLength'),
    focalLength35: positiveOf(tags, 'ExifIFD:FocalLengthIn35mmFormat', 'XMP-exif:FocalLengthIn35mmFilm'),
    flash: flash === undefined ? undefined : (flash & 1) === 1,
    ...placeOf(tags),
    altitude: placeOf(tags) === undefined ? undefined : numberOf(tags, 'Composite:GPSAltitude'),
    title: textOf(tags, 'XMP-dc:Title', 'IPTC:ObjectName', 'IFD0:XPTitle', 'PNG:Title'),
    description: description !== undefined && description !== model && description !== make && !noDescription.test(description) ? description : undefined,
    keywords: listOf(tags, 'XMP-dc:Subject', 'IPTC:Keywords'),
    rating: ratingOf(tags),
    colorProfile: textOf(tags, 'ICC_Profile:ProfileDescription'),
    bitDepth: wholeOf(tags, 'PNG:BitDepth', 'File:BitsPerSample', 'Meta:ImagePixelDepth') ?? firstNumber(tags['IFD0:BitsPerSample']),
    artist: textOf(tags, 'XMP-dc:Creator', 'IPTC:By-line', 'IFD0:Artist', 'PNG:Author'),
    copyright: textOf(tags, 'XMP-dc:Rights', 'IPTC:CopyrightNotice', 'IFD0:Copyright', 'PNG:Copyright'),
    software: textOf(tags, 'IFD0:Software', 'XMP-xmp:CreatorTool', 'PNG:Software'),
  }
}

/** When the picture was taken, by the best of what the file says. */
export function imageTaken(tags: ExifTags, now: Date): Taken | undefined {
  const place = placeOf(tags)
  const gpsInstant = takenByInstant(tags['Composite:GPSDateTime'], { now })?.at
  const offset = textOf(tags, 'ExifIFD:OffsetTimeOriginal', 'ExifIFD:OffsetTimeDigitized', 'ExifIFD:OffsetTime')
  const surroundings = { offset, gpsInstant, ...place, now }
  const dates = ['ExifIFD:DateTimeOriginal', 'XMP-exif:DateTimeOriginal', 'ExifIFD:CreateDate', 'Composite:DateTimeCreated', 'XMP-photoshop:DateCreated', 'XMP-xmp:CreateDate', 'PNG:CreationTime', 'IFD0:ModifyDate']
  for (const name of dates) {
    const taken = takenByLocalClock(tags[name], surroundings)
    if (taken !== undefined) return taken
  }
  return takenByInstant(tags['Composite:GPSDateTime'], { ...place, now })
}

function ratingOf(tags: ExifTags): number | undefined {
  const stars = wholeOf(tags, 'XMP-xmp:Rating', 'IFD0:Rating')
  return stars !== undefined && stars >= 1 && stars <= 5 ? stars : undefined
}

const firstNumber = (value: unknown): number | undefined => {
  const first = Number.parseInt(typeof value === 'string' || typeof value === 'number' ? String(value) : '', 10)
  return first > 0 && first <= 64 ? first : undefined
}

/** True where numbers stand as words or exiftool found broken directories: the picture may be whole, its details are not. */
export function hasBrokenTags(tags: ExifTags): boolean {
  const warnings = listOf(tags, 'ExifTool:Warning', 'ExifTool:Error').filter((warning) => !/^\[minor\]/i.test(warning))
  const serious = warnings.some((warning) => /bad|wrong format|invalid|corrupt|references previous|truncated|error reading/i.test(warning))
  return serious || typeof tags['IFD0:XResolution'] === 'string' || typeof tags['IFD0:YResolution'] === 'string'
}
