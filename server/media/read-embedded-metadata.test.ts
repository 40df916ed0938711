import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaFolder, toneSound } from '../../test/support/made-media.ts'
import { sharedMedia } from '../../test/support/shared-media.ts'
import { detectType } from './detect-type.ts'
import { endExiftool } from './exiftool.ts'
import { readEmbeddedMetadata } from './read-embedded-metadata.ts'

const media = sharedMedia()
const folder = mediaFolder()
const now = new Date('2026-11-25T12:00:00Z')
afterAll(async () => {
  await endExiftool()
  folder.remove()
})
const read = async (path: string, name = '') => readEmbeddedMetadata(path, name, (await detectType(path))!, { now })

describe('metadata of a made sound', () => {
  beforeAll(() => { toneSound(folder.file('song.mp3'), { options: ['-metadata', 'title=Étude nº 3 — 夜の海', '-metadata', 'artist=Ana', '-metadata', 'track=3/12', '-metadata', 'date=2019-05-04', '-metadata', 'genre=Jazz'] }) })

  it('holds its tags in every letter, its year, and no date of taking, for it is music', async () => {
    const { metadata, taken } = await read(folder.file('song.mp3'))
    expect(metadata.audio).toMatchObject({ title: 'Étude nº 3 — 夜の海', artist: 'Ana', track: 3, tracks: 12, year: 2019, genre: 'Jazz', codec: 'mp3', sampleRate: 44100, hasCover: false })
    expect(taken).toBeNull()
  })

  it('is dated by its name where nothing else tells', async () => {
    expect((await read(folder.file('song.mp3'), 'Voice 2023-05-14 09.41.12.mp3')).taken).toMatchObject({ local: '2023-05-14 09:41:12', zone: null, from: 'name' })
  })
})

/** Equal within a tolerance where both sides say something; 0 and absence both mean 'not known'. */
const near = (found: number | undefined, truth: number | undefined, tolerance: number) => { if (found && truth) expect(Math.abs(found - truth)).toBeLessThanOrEqual(tolerance) }

interface Exif { Make?: string; Model?: string; DateTimeOriginal?: string; Orientation?: number; ISO?: number; FNumber?: number; ExposureTime?: number; FocalLength?: number; GPSLatitude?: number; GPSLongitude?: number }
interface Tags { title?: string; artist?: string; album?: string; album_artist?: string; genre?: string; composer?: string }
interface Listed { path: string; truth?: { exif?: Exif; tags?: Tags | string; cover?: boolean } }
const listed = media === undefined ? [] : (JSON.parse(readFileSync(join(media, 'manifest.json'), 'utf8')) as { files: Listed[] }).files

describe.skipIf(media === undefined)('metadata of the shared media (skipped where that is not beside the repository)', () => {
  it.each(listed.filter(({ path, truth }) => path.startsWith('images/') && truth?.exif !== undefined))('of $path is what exiftool says', async ({ path, truth }) => {
    const { metadata: { image, raw }, taken } = await read(join(media!, path))
    const exif = truth!.exif!
    expect([image?.cameraMake, image?.cameraModel]).toEqual([exif.Make, exif.Model])
    near(image?.orientation, exif.Orientation, 0)
    near(image?.fNumber, exif.FNumber, 0.5)
    near(image?.exposureTime, exif.ExposureTime, 0.05)
    near(image?.latitude, exif.GPSLatitude, 1e-5)
    near(image?.longitude, exif.GPSLongitude, 1e-5)
    if (exif.DateTimeOriginal?.match(/^[12]\d{3}:/)) expect(taken?.local).toBe(exif.DateTimeOriginal.slice(0, 19).replace(':', '-').replace(':', '-'))
    expect(JSON.stringify(raw)).not.toContain('\\u0000')
  }, 60_000)

  it.each(listed.filter(({ path, truth }) => path.startsWith('audio/tags/') && typeof truth?.tags === 'object' && !path.includes('id3v1_only')))('of $path is what its tags say', async ({ path, truth }) => {
    const { metadata: { audio } } = await read(join(media!, path))
    const tags = truth!.tags as Tags
    expect(audio?.title).toBe(tags.title)
    expect(audio?.artist).toBe(tags.artist)
    expect(audio?.album).toBe(tags.album)
    if (audio?.genre !== undefined) expect(audio.genre).toBe(tags.genre)
    if (truth!.cover !== undefined) expect(audio?.hasCover).toBe(truth!.cover)
  }, 60_000)

  it('of a phone\'s video has its instant, place, camera and zone', async () => {
    const { metadata, taken } = await read(join(media!, 'video/formats/creation_gps.mov'))
    expect(taken).toEqual({ at: '2021-07-04T10:15:00.000Z', local: '2021-07-04 12:15:00', zone: 'Europe/Paris', from: 'embedded' })
    expect(metadata.video).toMatchObject({ cameraMake: 'Apple', latitude: 48.8584, longitude: 2.2945 })
  }, 60_000)

  it('of a film has its chapters and subtitles', async () => {
    const { metadata } = await read(join(media!, 'video/spoken/jfk_subs_chapters.mp4'))
    expect(metadata.video?.chapters.map(({ title }) => title)).toEqual(['Opening', 'Ask not'])
    expect(metadata.video?.streams).toContainEqual(expect.objectContaining({ type: 'subtitle', language: 'eng' }))
  }, 60_000)

  it('that is broken gives what can be had, quickly, and says so', async () => {
    for (const name of ['corrupt_exif.jpg', 'exif_ifd_loop.jpg']) expect((await read(join(media!, 'hostile', name))).notes).toEqual([{ key: 'media.details-unreadable', params: {} }])
    expect((await read(join(media!, 'hostile/bomb_ztxt.png'))).metadata.image).toBeDefined()
  }, 60_000)
})
