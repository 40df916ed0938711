import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tasksHere } from '../../test/support/tasks-here.ts'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import { defaultMediaLimits } from '../media/index.ts'
import { cropTag, findCrop } from './crops.ts'
import { ready } from './drawn.ts'
import { removePlaces } from './places.ts'
import { recordDrawn } from './record.ts'

type Box = [number, number, number, number]
let test: TestDatabase, kit: ReturnType<typeof testLibrary>, sha256: string, original: string | undefined
const LARGE: Box = [0.3, 0.3, 0.2, 0.2], SMALL: Box = [0.5, 0.5, 0.04, 0.05]
const crop = (box: Box) => findCrop({ db: test.db, dataDir: kit.folder, tasks: tasksHere, limits: defaultMediaLimits, originalPath: async () => original }, sha256, box)
const widthOf = async (path: string) => (await sharp(path).metadata()).width

beforeAll(async () => {
  test = await testDatabase()
  kit = testLibrary(test.db)
  const version = newVersion(kit.folder, (await testActor(test.db)).spaces[0]!.id, 'party', { name: 'party.jpg', kind: 'image' })
  sha256 = version.sha256
  await test.db.transaction((tx) => kit.library.addVersion(tx, version))
  mkdirSync(join(kit.folder, 'tmp'), { recursive: true })
  original = join(kit.folder, 'party.jpg')
  await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#886644' } }).jpeg().toFile(original)
  const preview = join(mkdtempSync(join(kit.folder, 'tmp', 'drawn-')), 'preview.jpg')
  await sharp({ create: { width: 1440, height: 960, channels: 3, background: '#886644' } }).jpeg().toFile(preview)
  const drawn = await ready('preview', preview, { width: 1440, height: 960 })
  await test.db.transaction((tx) => recordDrawn(tx, kit.folder, sha256, [drawn]))
})
afterAll(async () => {
  await test.drop()
  rmSync(kit.folder, { recursive: true, force: true })
})

describe('a face of a content', () => {
  it('is cut out once, and its tag names it for ever', async () => {
    const first = await crop(LARGE)
    const { mtimeMs } = statSync(first!.path)
    expect(await widthOf(first!.path)).toBe(256)
    expect(first!.etag).toContain(cropTag(LARGE))
    expect(await crop(LARGE)).toEqual(first)
    expect(statSync(first!.path).mtimeMs).toBe(mtimeMs)
    expect(readdirSync(join(kit.folder, 'tmp', 'renditions'))).toEqual([])
  })
  it('that is small in the preview comes from the original, and from the preview while that is away', async () => {
    const sharpOne = await crop(SMALL)
    expect(await widthOf(sharpOne!.path)).toBe(192)
    rmSync(sharpOne!.path)
    original = undefined
    expect(await widthOf((await crop(SMALL))!.path)).toBe(92)
  })
  it('goes with the content\'s other renditions', async () => {
    const { path } = (await crop(LARGE))!
    await removePlaces(kit.folder, sha256)
    expect(existsSync(path)).toBe(false)
  })
})
