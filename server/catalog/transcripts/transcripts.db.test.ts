import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heardResults } from '../../../test/support/heard-results.ts'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'

let test: TestDatabase, kit: ReturnType<typeof testCatalog>
let actor: Actor, viewer: Actor, stranger: Actor, id: string, made = 0

beforeAll(async () => {
  test = await testDatabase()
  kit = testCatalog(test.db)
  actor = await testActor(test.db, { role: 'member' })
  viewer = await testActor(test.db, { role: 'viewer', spaceId: actor.spaces[0]!.id })
  stranger = await testActor(test.db)
})
afterAll(() => test.drop())
beforeEach(async () => {
  id = await kit.addFile(actor.spaces[0]!.id, `talk ${made++}.wav`, { kind: 'audio', mediaType: 'audio/wav', width: null, height: null })
  await hears([[0, 2, 'Hello their world'], [2, 4, 'how are you'], [4, 6, 'fine thanks']])
})

type Said = NonNullable<Parameters<typeof heardResults>[0]['said']>
/** What the machine hears from now on. */
async function hears(said: Said, more: Parameters<typeof heardResults>[0] = {}): Promise<void> {
  const [file] = await test.db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, id))
  kit.results.set(file!.sha256, heardResults({ said, ...more }))
  await kit.catalog.search.indexFiles([id])
}
const transcript = async () => (await kit.catalog.transcripts.of(actor, id))!
const texts = async () => (await transcript()).segments.map(({ text }) => text)
const found = async (query: string): Promise<number> => (await kit.catalog.search.find(actor, { query })).items.filter((item) => item.id === id).length
const edit = (text: string | null, [start, end]: [number, number] = [0, 2], as = actor) => kit.catalog.transcripts.edit(as, id, { start, end, text })

describe('a transcript', () => {
  it('is what the machine hears, with who speaks', async () => {
    await hears([[0, 2, 'Hello there'], [2, 4, 'hi']], { turns: [[0, 2.2, 1], [2.2, 5, 2]] })
    expect(await transcript()).toMatchObject({ recogniser: 'whisper', language: 'en', edited: false, segments: [{ start: 0, end: 2, text: 'Hello there', speaker: 1, edited: false, heard: null }, { text: 'hi', speaker: 2 }], speakers: [{ number: 1, name: null }, { number: 2, name: null }] })
  })

  it('is none where nobody has listened', async () => {
    const silent = await kit.addFile(actor.spaces[0]!.id, 'silent.jpg')
    expect(await kit.catalog.transcripts.of(actor, silent)).toBeNull()
    await expect(kit.catalog.transcripts.write(actor, silent, 'srt')).rejects.toMatchObject({ code: 'not-found', key: 'catalog.no-transcript' })
  })

  it('is written for other programs as people left it', async () => {
    await edit('Hello, old world')
    await edit('', [4, 6])
    expect(await kit.catalog.transcripts.write(actor, id, 'srt')).toMatchObject({ name: expect.stringMatching(/^talk \d+\.srt$/) as string, text: '1\n00:00:00,000 --> 00:00:02,000\nHello, old world\n\n2\n00:00:02,000 --> 00:00:04,000\nhow are you\n' })
    expect((await kit.catalog.transcripts.write(actor, id, 'vtt')).text).toMatch(/^WEBVTT\n/)
    expect((await kit.catalog.transcripts.write(actor, id, 'txt')).text).toBe('Hello, old world how are you\n')
    expect(JSON.parse((await kit.catalog.transcripts.write(actor, id, 'json')).text)).toMatchObject({ language: 'en', segments: [{ text: 'Hello, old world' }, { text: 'how are you' }] })
  })
})

describe('a correction', () => {
  it('stands in place of what the machine heard, is searched, and is taken back and forth', async () => {
    const decided = await edit('  Hello\n there world ')
    await kit.index()
    expect((await transcript()).segments[0]).toMatchObject({ text: 'Hello there world', edited: true, heard: 'Hello their world', words: [{ text: 'Hello' }, { text: 'there' }, { text: 'world', end: 2 }] })
    expect([await found('said:"hello there"'), await found('said:their')]).toEqual([1, 0])
    const undone = await kit.catalog.history.undo(actor, decided.changeId!)
    await kit.index()
    expect([await texts(), await found('said:there'), await found('said:their')]).toEqual([['Hello their world', 'how are you', 'fine thanks'], 0, 1])
    await kit.catalog.history.undo(actor, undone.changeId!)
    expect((await texts())[0]).toBe('Hello there world')
    expect((await kit.catalog.history.ofFile(actor, id)).map(({ action, subject }) => [action, subject])).toEqual([['transcript-edited', 'Hello there world'], ['transcript-edited', 'Hello their world'], ['transcript-edited', 'Hello there world']])
  })

  it('is corrected again, and given back to the machine', async () => {
    const first = await edit('Hello there')
    await edit('Hello there, world')
    expect((await transcript()).segments[0]).toMatchObject({ text: 'Hello there, world', heard: 'Hello their world' })
    await expect(kit.catalog.history.undo(actor, first.changeId!)).rejects.toMatchObject({ key: 'catalog.changed-since' })
    await edit(null)
    expect((await transcript()).edited).toBe(false)
    expect(await edit('Hello their world')).toEqual({ changeId: null, files: 0 })
  })

  it('is not overwritten by a later run, wherever that cuts its segments', async () => {
    await edit('How do you do?', [2, 4])
    await hears([[0.1, 3.9, 'Hello there world how are you'], [4, 6, 'fine thank you']])
    expect((await transcript()).segments.map(({ start, text, edited, heard }) => [start, text, edited, heard])).toEqual([
      [0.1, 'Hello there world', false, null], [2, 'How do you do?', true, 'how are you'], [4, 'fine thank you', false, null],
    ])
    await hears([[1.9, 3.1, 'how are'], [3.1, 4.1, 'you']])
    expect((await transcript()).segments.map(({ text, heard }) => [text, heard])).toEqual([['How do you do?', 'how are you']])
    await hears([])
    expect((await transcript()).segments.map(({ text, heard }) => [text, heard])).toEqual([['How do you do?', null]])
    expect(await found('said:"do you do"')).toBe(1)
  })

  it('says that nothing is said there', async () => {
    await edit('', [4, 6])
    await kit.index()
    expect([await texts(), await found('said:fine')]).toEqual([['Hello their world', 'how are you', ''], 0])
  })

  it('needs a segment that is there, and no novel', async () => {
    await expect(edit('x', [0, 1])).rejects.toMatchObject({ code: 'not-found', key: 'catalog.no-such-segment' })
    await expect(edit('x'.repeat(2001))).rejects.toMatchObject({ code: 'invalid', key: 'catalog.segment-too-long' })
  })

  it('is for members; viewers read, and a stranger sees nothing', async () => {
    await expect(edit('x', [0, 2], viewer)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await kit.catalog.transcripts.of(viewer, id)).toMatchObject({ edited: false })
    for (const look of [() => edit('x', [0, 2], stranger), () => kit.catalog.transcripts.of(stranger, id), () => kit.catalog.transcripts.write(stranger, id, 'txt')]) await expect(look()).rejects.toMatchObject({ code: 'not-found' })
  })
})
