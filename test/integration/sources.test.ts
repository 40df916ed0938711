import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusals, scans, sourceEntries } from '../../server/ingest/schema.ts'
import { fileChanged, files } from '../../server/library/index.ts'
import { ingestHouse } from '../support/ingest-house.ts'
import { writePicture } from '../support/lone-pictures.ts'
import { waitUntil } from '../support/wait-until.ts'

let house: Awaited<ReturnType<typeof ingestHouse>>
let sourceId = ''
const at = (path: string) => join(house.root, path)
const shown = async () => (await house.db.select().from(files).where(eq(files.sourceId, sourceId)).orderBy(files.folder, files.name)).map((f) => `${f.folder}/${f.name} ${f.state}`)
const lastScan = async () => (await house.db.select().from(scans).where(eq(scans.sourceId, sourceId)).orderBy(desc(scans.startedAt)).limit(1))[0]
const waiting = async () => (await house.db.select().from(sourceEntries).where(and(eq(sourceEntries.sourceId, sourceId), eq(sourceEntries.state, 'waiting')))).length

/** Scans and waits until all that was found is dealt with. */
async function scan(): Promise<void> {
  const before = (await lastScan())?.id
  await house.ingest.scan(house.actor, sourceId)
  await waitUntil('the scan has ended', async () => { const last = await lastScan(); return last?.id !== before && last?.state !== 'running' })
  await waitUntil('every file is taken in', async () => (await waiting()) === 0)
}

beforeAll(async () => {
  house = await ingestHouse()
  mkdirSync(at('Rome/day 1'), { recursive: true })
  for (let i = 0; i < 30; i++) await writePicture(at(`Rome/${String(i).padStart(2, '0')}.jpg`), i)
  await writePicture(at('Rome/day 1/a # % + ? 🏖️.jpg'), 100)
  writeFileSync(at('notes.txt'), 'only words')
  writeFileSync(at('empty.jpg'), '')
  mkdirSync(at('.hidden'))
  await writePicture(at('.hidden/x.jpg'), 101)
  symlinkSync(tmpdir(), at('way-out'))
  symlinkSync(house.root, at('loop'))
  sourceId = (await house.ingest.addSource(house.actor, { root: house.root, spaceId: house.spaceId })).id
  await waitUntil('the first scan has ended', async () => (await lastScan())?.state === 'finished')
  await waitUntil('every file is taken in', async () => (await waiting()) === 0, 120_000)
}, 180_000)
afterAll(() => house.close())

describe('a folder of the owner\'s', () => {
  it('shows every readable file, passes over hidden ones and links, and tells why the rest could not be taken in', async () => {
    const all = await shown()
    expect(all).toHaveLength(31)
    expect(all).toContain('Rome/day 1/a # % + ? 🏖️.jpg present')
    const refused = await house.ingest.refusals.list(house.actor, { limit: 10, offset: 0 })
    expect(refused.refusals.map((r) => r.name).sort()).toEqual(['empty.jpg', 'notes.txt'])
    expect(refused.refusals.find((r) => r.name === 'empty.jpg')?.reason.key).toBe('media.empty')
  })
  it('reads nothing when nothing changed', async () => {
    await scan()
    expect(await lastScan()).toMatchObject({ state: 'finished', seen: 33, fresh: 0, changed: 0, moved: 0, missing: 0 })
  })
  it('recognises a renamed folder by its inodes, so that identities stay', async () => {
    const before = await house.db.select({ id: files.id }).from(files).where(and(eq(files.sourceId, sourceId), eq(files.folder, 'Rome'))).orderBy(files.id)
    renameSync(at('Rome'), at('Roma'))
    await scan()
    expect(await lastScan()).toMatchObject({ state: 'finished', moved: 31, missing: 0, fresh: 0 })
    expect(await house.db.select({ id: files.id }).from(files).where(and(eq(files.sourceId, sourceId), eq(files.folder, 'Roma'))).orderBy(files.id)).toEqual(before)
  })
  it('recognises a moved file by its content where the inode is another', async () => {
    const [before] = await house.db.select({ id: files.id }).from(files).where(and(eq(files.sourceId, sourceId), eq(files.name, '00.jpg')))
    mkdirSync(at('Best'))
    copyFileSync(at('Roma/00.jpg'), at('Best/first.jpg'))
    rmSync(at('Roma/00.jpg'))
    await scan()
    expect(await house.db.select({ id: files.id, folder: files.folder, name: files.name, state: files.state }).from(files).where(inArray(files.name, ['00.jpg', 'first.jpg']))).toEqual([{ id: before?.id, folder: 'Best', name: 'first.jpg', state: 'present' }])
  })
  it('keeps a copy beside its living original as a file of its own', async () => {
    copyFileSync(at('Roma/01.jpg'), at('Best/copy of 01.jpg'))
    await scan()
    expect((await shown()).filter((line) => line.includes('01.jpg'))).toEqual(['Best/copy of 01.jpg present', 'Roma/01.jpg present'])
  })
  it('finds at the start what came while the program was killed: a fixed bug', async () => {
    const before = (await lastScan())?.id
    await writePicture(at('Best/came in the night.jpg'), 3003)
    await house.ingest.scanAtStart()
    await waitUntil('the scan has ended', async () => { const last = await lastScan(); return last?.id !== before && last?.state === 'finished' })
    await waitUntil('every file is taken in', async () => (await waiting()) === 0)
    expect(await shown()).toContain('Best/came in the night.jpg present')
  })
  it('watches a source that was added while the house runs: a fixed bug', async () => {
    await house.ingest.startWatching()
    const root = mkdtempSync(join(tmpdir(), 'mantel-added-'))
    const added = await house.ingest.addSource(house.actor, { root, spaceId: house.spaceId })
    const inAdded = async () => (await house.db.select().from(files).where(eq(files.sourceId, added.id))).map(({ name }) => name)
    await waitUntil('it has been walked over', async () => (await house.db.select().from(scans).where(and(eq(scans.sourceId, added.id), eq(scans.state, 'finished')))).length === 1)
    await writePicture(join(root, 'came later.jpg'), 4004)
    await waitUntil('the new file is there', async () => (await inAdded()).includes('came later.jpg'))
    await house.ingest.stopWatching()
    rmSync(root, { recursive: true, force: true })
  })
  it('makes a new version of what was changed in place', async () => {
    await writePicture(at('Roma/02.jpg'), 2002)
    await scan()
    const [file] = await house.db.select({ id: files.id }).from(files).where(and(eq(files.sourceId, sourceId), eq(files.name, '02.jpg')))
    expect((await house.library.findFile(house.actor, file?.id ?? '')).versions.map((v) => v.number)).toEqual([2, 1])
  })
  it('marks a few deleted files as missing, and finds them when they come back', async () => {
    renameSync(at('Roma/03.jpg'), join(tmpdir(), `away ${sourceId}.jpg`))
    await scan()
    expect(await shown()).toContain('Roma/03.jpg missing')
    renameSync(join(tmpdir(), `away ${sourceId}.jpg`), at('Roma/03.jpg'))
    await scan()
    expect(await shown()).toContain('Roma/03.jpg present')
  })
  it('takes a refused file in once it was repaired, and forgets the reason', async () => {
    await writePicture(at('empty.jpg'), 77)
    await scan()
    expect(await shown()).toContain('/empty.jpg present')
    expect(await house.db.select().from(refusals).where(eq(refusals.name, 'empty.jpg'))).toEqual([])
  })
})

describe('security rule 17: a missing mount is not a mass deletion', () => {
  it('stops and asks when too much is missing, and changes nothing', async () => {
    renameSync(at('Roma'), join(tmpdir(), `mount ${sourceId}`))
    await scan()
    expect(await lastScan()).toMatchObject({ state: 'stopped', question: { key: 'ingest.too-much-missing' } })
    expect((await shown()).filter((line) => line.endsWith('missing'))).toEqual([])
  })
  it('goes on when the disk is back', async () => {
    renameSync(join(tmpdir(), `mount ${sourceId}`), at('Roma'))
    await scan()
    expect(await lastScan()).toMatchObject({ state: 'finished', missing: 0 })
  })
  it('marks them missing when a person says that they are really gone', async () => {
    rmSync(at('Roma'), { recursive: true })
    await scan()
    const asked = await lastScan()
    await house.ingest.answerScan(house.actor, asked?.id ?? '', 'really-gone')
    await waitUntil('the confirmed scan has ended', async () => { const last = await lastScan(); return last?.id !== asked?.id && last?.state === 'finished' })
    expect((await shown()).filter((line) => line.startsWith('Roma') && !line.endsWith('missing'))).toEqual([])
  })
  it('says so when the whole folder is away', async () => {
    renameSync(house.root, `${house.root} away`)
    await scan()
    expect(await lastScan()).toMatchObject({ state: 'stopped', question: { key: 'ingest.source-away' } })
    renameSync(`${house.root} away`, house.root)
  })
})

it('brings back what went to the trash with its source, and tells of each file: a fixed bug', async () => {
  const told: string[] = []
  house.events.on(fileChanged, 'test', async (_tx, { fileIds, what }) => { if (what === 'found') told.push(...fileIds) })
  const before = (await shown()).filter((line) => line.endsWith(' present'))
  await house.ingest.removeSource(house.actor, sourceId)
  expect((await shown()).filter((line) => line.endsWith(' present'))).toEqual([])
  expect((await house.ingest.addSource(house.actor, { root: house.root, spaceId: house.spaceId })).id).toBe(sourceId)
  expect((await shown()).filter((line) => line.endsWith(' present'))).toEqual(expect.arrayContaining(before))
  const present = await house.db.select({ id: files.id }).from(files).where(and(eq(files.sourceId, sourceId), eq(files.state, 'present')))
  expect(told).toEqual(expect.arrayContaining(present.map(({ id }) => id)))
})

it('refuses a folder inside another source, and its own data folder', async () => {
  await expect(house.ingest.addSource(house.actor, { root: at('Best'), spaceId: house.spaceId })).rejects.toMatchObject({ key: 'ingest.folder-overlaps' })
  await expect(house.ingest.addSource(house.actor, { root: '/does/not/exist', spaceId: house.spaceId })).rejects.toMatchObject({ key: 'ingest.no-such-folder' })
})
