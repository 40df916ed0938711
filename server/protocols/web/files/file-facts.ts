import type { FileDetail } from '../../../library/index.ts'
import type { Fact, FactKey } from '../../../../views/files/data.ts'
import { formatExposure, formatNumber } from '../../../../views/messages/quantities.ts'
import type { Words } from '../../../../views/words.ts'

type Given = [key: FactKey, value: string | 0 | null | undefined, query?: string]

/** What camera, recorder and program wrote into a file, ready to be read, in the order of the panel; what is not known is left out. */
export function factsOf({ image, audio, video }: FileDetail, words: Words): Fact[] {
  const given = [...(image ? imageFacts(image, words) : []), ...(audio ? audioFacts(audio, words) : []), ...(video ? videoFacts(video, words) : [])]
  return given.flatMap(([key, value, query]) => (value ? [{ key, value, ...(query && { query }) }] : []))
}

function imageFacts(image: NonNullable<FileDetail['image']>, { t, locale }: Words): Given[] {
  const { language } = locale
  const exposure = [
    image.focalLength && `${formatNumber(language, image.focalLength, 1)} mm`, image.fNumber && `ƒ/${formatNumber(language, image.fNumber, 1)}`,
    image.exposureTime && formatExposure(language, image.exposureTime), image.iso && `ISO ${image.iso}`,
  ].filter(Boolean).join(' · ')
  return [
    ...cameraFacts(image), ['lens', image.lens, image.lens ? `lens:"${bare(image.lens)}"` : undefined], ['exposure', exposure],
    ['flash', image.flash === null ? null : t(image.flash ? 'file.flash-fired' : 'file.flash-off')], ['place', placeOf(image)],
    ['description', image.description], ['keywords', image.keywords.join(', ')], ['artist', image.artist], ['copyright', image.copyright], ['profile', image.colorProfile], ['software', image.software],
  ]
}

function audioFacts(audio: NonNullable<FileDetail['audio']>, words: Words): Given[] {
  const { language } = words.locale
  const album = audio.album ? `album:"${bare(audio.album)}"` : undefined
  return [
    ['artist', audio.artist, audio.artist ? `artist:"${bare(audio.artist)}"` : undefined], ['album', audio.album, album], ['track', [audio.track, audio.tracks].filter(Boolean).join(' / ')],
    ['year', audio.year?.toString()], ['genre', audio.genre], ['composer', audio.composer], ['tempo', audio.bpm && `${formatNumber(language, audio.bpm)} BPM`], ['codec', audio.codec],
    ['bitrate', bitrate(words, audio.bitrate)], ['sample-rate', audio.sampleRate && `${formatNumber(language, audio.sampleRate / 1000, 1)} kHz`], ['channels', channels(words, audio.channels)],
  ]
}

function videoFacts(video: NonNullable<FileDetail['video']>, words: Words): Given[] {
  const { language } = words.locale
  const subtitles = video.streams.filter(({ type }) => type === 'subtitle').map((stream) => stream.title ?? stream.language ?? stream.codec)
  return [
    ...cameraFacts(video), ['place', placeOf(video)], ['description', video.description], ['codec', [video.videoCodec, video.audioCodec].filter(Boolean).join(' · ')],
    ['frame-rate', video.frameRate && `${formatNumber(language, video.frameRate, 2)} /s`], ['bitrate', bitrate(words, video.bitrate)], ['container', video.container],
    ['subtitles', subtitles.join(', ')], ['chapters', video.chapters.map(({ title }) => title).join(', ')],
  ]
}

function cameraFacts({ cameraMake, cameraModel }: { cameraMake: string | null; cameraModel: string | null }): Given[] {
  if (!cameraModel) return []
  const name = cameraMake && !cameraModel.toLowerCase().startsWith(cameraMake.toLowerCase()) ? `${cameraMake} ${cameraModel}` : cameraModel
  return [['camera', name, `camera:"${bare(cameraModel)}"`]]
}

function placeOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }): string | null {
  if (latitude === null || longitude === null) return null
  return `${Math.abs(latitude).toFixed(4)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(4)}° ${longitude < 0 ? 'W' : 'E'}`
}

const bitrate = ({ locale }: Words, bits: number | null): string | null => (bits ? (bits >= 1e6 ? `${formatNumber(locale.language, bits / 1e6, 1)} Mbit/s` : `${formatNumber(locale.language, bits / 1000)} kbit/s`) : null)
const channels = ({ t }: Words, count: number | null): string | null => (count === null ? null : count === 1 ? t('file.channels-mono') : count === 2 ? t('file.channels-stereo') : t('file.channels-many', { number: count }))
/** A value within the quotes of a query. */
const bare = (value: string): string => value.replace(/["“”„«»]/g, ' ').trim()
