import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foundFaces, madePeople, seeded } from '../../../test/support/made-faces.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { newVersion, testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { faces } from '../people-schema.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>, actor: Actor, space: string, pictures: string[]
beforeAll(async () => { test = await testDatabase(); kit = testCatalog(test.db) })
afterAll(() => test.drop())
const shaOf = async (fileId: string): Promise<string> => (await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId)))[0]!.sha256
const ann = async () => { const [person] = (await kit.catalog.people.list(actor)).people; return person && { faces: person.faces, files: person.files, portrait: person.portrait?.fileId } }

describe('how many pictures show someone', () => {
  beforeEach(async () => {
    actor = await testActor(test.db, { role: 'member' })
    space = actor.spaces[0]!.id
    const made = madePeople(seeded(7), 1)
    pictures = []
    for (const quality of [0.9, 0.8, 0.7]) {
      const id = await kit.addFile(space, `${space} ${quality}.jpg`)
      kit.results.set(await shaOf(id), [foundFaces([{ box: [0.1, 0.1, 0.2, 0.3], vector: made.face(0), quality }])])
      await kit.catalog.people.assign(await shaOf(id))
      pictures.push(id)
    }
    const [face] = await kit.catalog.people.ofFile(actor, pictures[0]!)
    await kit.catalog.people.name(actor, face!.person!.id, 'Ann')
  })

  it('is less by what goes to the trash, whose face stands for them no more, and the same again when it comes back', async () => {
    expect(await ann()).toEqual({ faces: 3, files: 3, portrait: pictures[0] })
    await kit.catalog.history.trash(actor, [pictures[0]!])
    expect(await ann()).toEqual({ faces: 2, files: 2, portrait: pictures[1] })
    await kit.catalog.history.restore(actor, [pictures[0]!])
    expect(await ann()).toEqual({ faces: 3, files: 3, portrait: pictures[0] })
  })

  it('is less by what went missing until it is found', async () => {
    await test.db.transaction((tx) => kit.library.markMissing(tx, pictures))
    expect(await ann()).toEqual({ faces: 0, files: 0, portrait: undefined })
    expect(await kit.catalog.people.names(actor)).toEqual(['Ann'])
    expect(await kit.catalog.people.names(actor, { kind: 'pet' })).toEqual([])
    await test.db.transaction((tx) => kit.library.markFound(tx, pictures.slice(1)))
    expect(await ann()).toEqual({ faces: 2, files: 2, portrait: pictures[1] })
  })

  it('is more by a second file with the same content, whichever of the two stays', async () => {
    const twin = await kit.addFile(space, 'twin.jpg', { text: `/${space} 0.9.jpg` })
    expect(await shaOf(twin)).toBe(await shaOf(pictures[0]!))
    expect(await ann()).toMatchObject({ faces: 3, files: 4 })
    await kit.catalog.history.trash(actor, [pictures[0]!])
    expect(await ann()).toEqual({ faces: 3, files: 3, portrait: twin })
  })

  it('is less by a file that got another content, and more when it goes back', async () => {
    const version = newVersion(kit.folder, space, 'something else', { name: `${space} 0.9.jpg` })
    const { fileId } = await test.db.transaction((tx) => kit.library.addVersion(tx, version))
    expect(fileId).toBe(pictures[0])
    expect(await ann()).toMatchObject({ faces: 2, files: 2 })
    await kit.catalog.history.restoreVersion(actor, fileId, 1)
    expect(await ann()).toMatchObject({ faces: 3, files: 3 })
  })

  it('is counted anew when its faces are taken in again', async () => {
    await test.db.update(faces).set({ shownIn: 7 }).where(eq(faces.spaceId, space))
    for (const id of pictures) await kit.catalog.people.assign(await shaOf(id))
    expect(await ann()).toMatchObject({ faces: 3, files: 3 })
  })
})
