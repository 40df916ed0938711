import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { newVersion, testActor, testLibrary } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { fileAt, listFiles, listFolders } from './list-folder.ts'
import { moveOther, trashOther } from './other-files.ts'
import type { Spot } from './place.ts'

let database: TestDatabase
let kit: ReturnType<typeof testLibrary>
let actor: Actor
let spaceId = ''
beforeAll(async () => {
  database = await testDatabase()
  kit = testLibrary(database.db)
  actor = await testActor(database.db)
  spaceId = actor.spaces[0]?.id ?? ''
})
afterAll(() => database.drop())

const spot = (folder: string, name: string): Spot => ({ spaceId, sourceId: null, folder, name })
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
async function put(folder: string, name: string, text: string): Promise<string> {
  const sha256 = hashOf(text)
  const path = join(kit.folder, `${sha256}.other`)
  writeFileSync(path, text)
  await database.db.transaction((tx) => kit.library.putOther(tx, spot(folder, name), { path, sha256, size: text.length, mediaType: 'text/plain' }, actor.userId))
  return sha256
}
const inTx = <Result>(work: Parameters<typeof database.db.transaction<Result>>[0]) => database.db.transaction(work)
const soon = (): Date => new Date(Date.now() + 60_000)

describe('what is no media', () => {
  it('is kept whole at its place, beside media and in its own right', async () => {
    await put('notes', 'a.txt', 'first')
    await inTx((tx) => kit.library.addVersion(tx, newVersion(kit.folder, spaceId, 'picture', { folder: 'notes', name: 'a.jpg' })))
    expect((await listFiles(database.db, actor, spot('notes', ''), 'all', { from: 0, count: 10 })).map(({ name, kind }) => [name, kind])).toEqual([['a.jpg', 'image'], ['a.txt', null]])
    expect((await listFiles(database.db, actor, spot('notes', ''), 'media', { from: 0, count: 10 })).map(({ name }) => name)).toEqual(['a.jpg'])
  })

  it('keeps what it held when it is replaced, until the days of the trash are over', async () => {
    const [old, now] = [await put('', 'plan.txt', 'old plan'), await put('', 'plan.txt', 'new plan')]
    expect((await fileAt(database.db, actor, spot('', 'plan.txt'), 'all'))?.sha256).toBe(now)
    await kit.library.purgeOtherFiles(new Date(Date.now() - 60_000))
    expect(await kit.storage.has(old)).toBe(true)
    await kit.library.purgeOtherFiles(soon())
    expect([await kit.storage.has(old), await kit.storage.has(now)]).toEqual([false, true])
  })

  it('goes for good only when nobody else holds its bytes, and takes no bytes of others along', async () => {
    const sha256 = await put('', 'one.txt', 'same')
    await put('', 'two.txt', 'same')
    await inTx((tx) => trashOther(tx, spot('', 'one.txt')))
    await kit.library.purgeOtherFiles(soon())
    expect(await kit.storage.has(sha256)).toBe(true)
    // bytes that a media file holds too, and whose file is purged
    const { fileId } = await inTx((tx) => kit.library.addVersion(tx, newVersion(kit.folder, spaceId, 'both', { name: 'both.jpg' })))
    await put('', 'both.txt', 'both')
    await inTx((tx) => kit.library.trashFiles(tx, actor, [fileId]))
    await kit.library.purgeFiles(actor, [fileId])
    expect(await kit.storage.has(hashOf('both'))).toBe(true)
    expect((await fileAt(database.db, actor, spot('', 'both.txt'), 'all'))?.sha256).toBe(hashOf('both'))
  })

  it('leaves nothing behind where it was empty', async () => {
    await put('', 'lock.txt', '')
    await inTx((tx) => trashOther(tx, spot('', 'lock.txt')))
    expect(await fileAt(database.db, actor, spot('', 'lock.txt'), 'all')).toBeUndefined()
  })
})

describe('a folder', () => {
  it('moves with all below it, whatever signs its name has', async () => {
    await put('100%_a🏖️/in_ner', 'deep.txt', 'deep')
    await put('100%_a🏖️x', 'beside.txt', 'beside')
    await inTx((tx) => kit.library.addVersion(tx, newVersion(kit.folder, spaceId, 'deep picture', { folder: '100%_a🏖️/in_ner', name: 'deep.jpg' })))
    await inTx((tx) => kit.library.moveFolder(tx, spot('100%_a🏖️', ''), spot('B/🏛️', '')))
    expect((await listFiles(database.db, actor, spot('B/🏛️/in_ner', ''), 'all', { from: 0, count: 9 })).map(({ name }) => name)).toEqual(['deep.jpg', 'deep.txt'])
    expect((await listFolders(database.db, actor, spot('B/🏛️', ''), 'all')).map(({ name }) => name)).toEqual(['in_ner'])
    expect((await listFolders(database.db, actor, spot('', ''), 'all')).map(({ name }) => name)).toEqual(expect.arrayContaining(['100%_a🏖️x', 'B']))
    expect((await listFolders(database.db, actor, spot('', ''), 'all')).map(({ name }) => name)).not.toContain('100%_a🏖️')
  })

  it('gives its other files other names without losing them', async () => {
    await put('', 'from.txt', 'moving')
    await inTx((tx) => moveOther(tx, spot('', 'from.txt'), spot('to', 'here.txt')))
    expect((await fileAt(database.db, actor, spot('to', 'here.txt'), 'all'))?.sha256).toBe(hashOf('moving'))
  })
})
