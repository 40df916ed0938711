import { buffer } from 'node:stream/consumers'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../test/support/test-library.ts'
import type { Actor } from '../access/index.ts'
import type { NewVersion } from './add-version.ts'
import { versionAdded } from './events.ts'
import { blobs, files, versions } from './schema.ts'

let test: TestDatabase
let kit: ReturnType<typeof testLibrary>
let actor: Actor
let space: string
beforeAll(async () => {
  test = await testDatabase()
  kit = testLibrary(test.db)
  actor = await testActor(test.db)
  space = actor.spaces[0]?.id ?? ''
})
afterAll(() => test.drop())

const add = (version: NewVersion) => test.db.transaction((tx) => kit.library.addVersion(tx, version))
const made = (text: string, more: Partial<NewVersion> = {}) => newVersion(kit.folder, space, text, more)
const trash = (ids: string[], as = actor) => test.db.transaction((tx) => kit.library.trashFiles(tx, as, ids))

describe('versions', () => {
  it('makes a new version when the same name arrives at the same place with other bytes, and none when the bytes are the same', async () => {
    const first = await add(made('one', { name: 'v.jpg' }))
    expect(first).toMatchObject({ number: 1, outcome: 'new-file' })
    expect(await add(made('one', { name: 'v.jpg' }))).toMatchObject({ fileId: first.fileId, outcome: 'unchanged' })
    expect(await add(made('two', { name: 'v.jpg' }))).toMatchObject({ fileId: first.fileId, number: 2, outcome: 'new-version' })
    expect((await kit.library.findFile(actor, first.fileId)).versions.map((v) => v.number)).toEqual([2, 1])
  })
  it('goes back to an old version by putting it on top', async () => {
    const { fileId } = await add(made('old', { name: 'r.jpg' }))
    await add(made('new', { name: 'r.jpg' }))
    const restored = await test.db.transaction((tx) => kit.library.restoreVersion(tx, actor, fileId, 1))
    expect(restored.number).toBe(3)
    const { sha256 } = await kit.library.openOriginal(actor, fileId)
    expect((await buffer(await kit.storage.read(sha256))).toString()).toBe('old')
    await expect(test.db.transaction((tx) => kit.library.restoreVersion(tx, actor, fileId, 1))).rejects.toMatchObject({ key: 'library.version-is-current' })
  })
  it('lets ten uploads of one name at once become ten versions of one file', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, (_, i) => add(made(`race ${i}`, { name: 'race.jpg' }))))
    expect(new Set(added.map((a) => a.fileId)).size).toBe(1)
    expect(added.map((a) => a.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
  it('leaves nothing behind when the transaction fails', async () => {
    const version = made('never', { name: 'never.jpg' })
    const stop = kit.events
    await expect(test.db.transaction(async (tx) => { await kit.library.addVersion(tx, version); throw new Error('stop') })).rejects.toThrow('stop')
    expect(await test.db.select().from(files).where(eq(files.name, 'never.jpg'))).toEqual([])
    expect(stop).toBeDefined()
    expect(await kit.library.sweepStorage()).toBe(1)
    expect(await kit.storage.has(version.sha256)).toBe(false)
  })
  it('tells of a new version inside the transaction that made it', async () => {
    const heard: string[] = []
    kit.events.on(versionAdded, 'test', async (tx, { versionId }) => {
      const [row] = await tx.select({ id: versions.id }).from(versions).where(eq(versions.id, versionId))
      heard.push(row?.id ?? 'not there')
    })
    const { versionId } = await add(made('told', { name: 'told.jpg' }))
    expect(heard).toContain(versionId)
  })
})

describe('trash', () => {
  it('frees the name, and gives a number to what comes back to a taken place', async () => {
    const { fileId } = await add(made('t1', { name: 't.jpg' }))
    expect(await trash([fileId])).toEqual([fileId])
    await add(made('t2', { name: 't.jpg' }))
    await test.db.transaction((tx) => kit.library.untrashFiles(tx, actor, [fileId]))
    expect((await kit.library.findFile(actor, fileId)).file).toMatchObject({ name: 't (2).jpg', state: 'present' })
  })
  it('deletes for good only from the trash, and keeps bytes that another file still holds', async () => {
    const shared = await add(made('shared', { name: 's1.jpg' }))
    await add(made('shared', { name: 's2.jpg' }))
    const alone = await add(made('alone', { name: 'alone.jpg' }))
    await expect(kit.library.purgeFiles(actor, [alone.fileId])).rejects.toMatchObject({ key: 'library.purge-only-trash' })
    await trash([shared.fileId, alone.fileId])
    expect(await kit.library.purgeFiles(actor, [shared.fileId, alone.fileId])).toBe(2)
    const [a, b] = [made('alone'), made('shared')]
    expect([await kit.storage.has(a.sha256), await kit.storage.has(b.sha256)]).toEqual([false, true])
    expect(kit.forgotten).toEqual([a.sha256])
    expect(await test.db.select().from(blobs).where(eq(blobs.sha256, a.sha256))).toEqual([])
  })
})

describe('who may', () => {
  it('security rule 7: hides files of other spaces as if they were not there', async () => {
    const { fileId } = await add(made('private', { name: 'p.jpg' }))
    const stranger = await testActor(test.db)
    await expect(kit.library.findFile(stranger, fileId)).rejects.toMatchObject({ code: 'not-found' })
    await expect(kit.library.openOriginal(stranger, fileId)).rejects.toMatchObject({ code: 'not-found' })
    expect(await trash([fileId], stranger)).toEqual([])
    expect((await kit.library.listTrash(stranger, { limit: 10, offset: 0 })).total).toBe(0)
  })
  it('lets viewers look and nothing else', async () => {
    const { fileId } = await add(made('seen', { name: 'seen.jpg' }))
    const viewer = await testActor(test.db, { role: 'viewer', spaceId: space })
    expect((await kit.library.findFile(viewer, fileId)).image?.cameraModel).toBe('X')
    await expect(trash([fileId], viewer)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

it('keeps days by the clock on the wall where the picture was taken', async () => {
  const { fileId } = await add(made('late', { name: 'late.jpg', taken: { at: '2024-05-14T22:30:00Z', local: '2024-05-15 00:30:00', zone: '+02:00', from: 'embedded' } }))
  const [row] = await test.db.select({ day: sql<string>`${files.takenLocal}::date::text` }).from(files).where(eq(files.id, fileId))
  expect(row?.day).toBe('2024-05-15')
})
