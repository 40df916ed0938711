import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisResults } from '../../server/analysis/index.ts'
import { files } from '../../server/library/index.ts'
import { seenResults } from '../support/seen-results.ts'
import { newVersion } from '../support/test-library.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = '', count = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-labels-'))
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
}, 60_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

/** A picture in which a machine saw these things. */
async function picture(objects: Record<string, number>): Promise<string> {
  const text = `picture ${count++}`
  const version = newVersion(folder, await house.access.firstSpace(), text, { name: `${text}.jpg` })
  await house.db.transaction((tx) => house.library.addVersion(tx, version))
  const [result] = seenResults({ objects })
  await house.db.insert(analysisResults).values({ sha256: version.sha256, analyzer: 'image.objects', revision: 1, model: 'made', state: 'done', output: result?.state === 'done' ? result.output : {} })
  const [file] = await house.db.select({ id: files.id }).from(files).where(eq(files.sha256, version.sha256))
  await house.catalog.search.indexFiles([file!.id]) // just added
  return file!.id
}
const seen = (html: string): string[] => [...html.matchAll(/data-seen-label="object\/([^"]+)"/g)].map((match) => match[1]!)
const tags = (html: string): string[] => [...html.matchAll(/href="\/search\?q=tag%3A%22([^"]+)%22"/g)].map((match) => match[1]!)
const undoOf = (html: string): string => /\/changes\/([^/]+)\/undoing/.exec(html)?.[1] ?? ''
const textOf = async (answer: Response): Promise<string> => {
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('a suggestion', () => {
  it('becomes a tag at once beside the picture, and is back after Undo', async () => {
    const id = await picture({ dog: 0.9, cup: 0.6 })
    expect(seen(await textOf(await ada.get(`/files/${id}`)))).toEqual(['dog', 'cup'])
    const answer = await textOf(await ada.swap(`/files/${id}/labels/object/dog`))
    expect([seen(answer), tags(answer)]).toEqual([['cup'], ['dog']])
    expect(answer).toContain('hx-swap-oob="true"')
    const undone = await ada.swap(`/changes/${undoOf(answer)}/undoing`)
    expect(undone.headers.get('hx-trigger')).toBe('mantel:changed')
    const again = await textOf(await ada.get(`/files/${id}/labels`, { 'hx-request': 'true' }))
    expect([seen(again), tags(again)]).toEqual([['dog', 'cup'], []])
  })

  it('is refused, also the last one, and what an open page asks for after Undo has it again', async () => {
    const id = await picture({ dog: 0.9 })
    const answer = await textOf(await ada.swap(`/files/${id}/labels/object/dog/refusal`))
    expect(seen(answer)).toEqual([])
    expect(answer).toContain(`data-file-labels="/files/${id}/labels"`)
    await ada.swap(`/changes/${undoOf(answer)}/undoing`)
    expect(seen(await textOf(await ada.get(`/files/${id}/labels`, { 'hx-request': 'true' })))).toEqual(['dog'])
  })

  it('is decided by a plain form as well, which leads back to the page with a toast', async () => {
    const id = await picture({ dog: 0.9 })
    const answer = await ada.post(`/files/${id}/labels/object/dog/refusal`, {}, { referer: `http://localhost:8400/files/${id}` })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/files/${id}`])
    const page = await textOf(await ada.get(`/files/${id}`))
    expect(seen(page)).toEqual([])
    expect(undoOf(page)).not.toBe('')
  })

  it('gets its tag in the language of whoever accepts it', async () => {
    const id = await picture({ dog: 0.9 })
    const german = await ada.send(`/files/${id}/labels/object/dog`, { method: 'POST', body: new URLSearchParams(), headers: { 'hx-request': 'true', 'accept-language': 'de' } })
    expect(tags(await textOf(german))).toEqual(['Hund'])
  })

  it('that nobody made does not exist', async () => {
    const id = await picture({ dog: 0.9 })
    for (const path of ['object/unicorn', 'smell/dog', 'object/unicorn/refusal']) expect((await ada.swap(`/files/${id}/labels/${path}`)).status, path).toBe(404)
    expect((await ada.swap('/files/018f0000-0000-7000-8000-000000000000/labels/object/dog')).status).toBe(404)
  })

  it('is seen by whoever may only look, and decided by others: security rule 2', async () => {
    const id = await picture({ dog: 0.9 })
    for (const path of [`/files/${id}`, `/files/${id}/labels`]) {
      const html = await textOf(await eve.get(path))
      expect(seen(html)).toEqual(['dog'])
      expect(html).not.toMatch(/action="[^"]*\/(labels|tags)/)
    }
    for (const path of ['object/dog', 'object/dog/refusal']) expect((await eve.swap(`/files/${id}/labels/${path}`)).status).toBe(403)
    expect((await eve.swap('/selection/labels', { file: [id], name: 'dog' })).status).toBe(403)
    expect(seen(await textOf(await ada.get(`/files/${id}/labels`)))).toEqual(['dog'])
    expect((await house.browser().get(`/files/${id}/labels`)).status).not.toBe(200)
  })
})

describe('suggestions of many files', () => {
  it('are accepted where they are made, by any word for them, and go back with one Undo', async () => {
    const ids = [await picture({ horse: 0.9 }), await picture({ horse: 0.7, cup: 0.6 }), await picture({ cup: 0.9 })]
    const answer = await ada.swap('/selection/labels', { file: ids, name: 'Pferd' })
    expect(answer.headers.get('hx-trigger')).toBe('mantel:changed')
    const told = await textOf(answer)
    const after = async () => Promise.all(ids.map(async (id) => { const html = await textOf(await ada.get(`/files/${id}/labels`)); return [seen(html), tags(html)] }))
    expect(await after()).toEqual([[[], ['horse']], [['cup'], ['horse']], [['cup'], []]])
    await ada.swap(`/changes/${undoOf(told)}/undoing`)
    expect(await after()).toEqual([[['horse'], []], [['horse', 'cup'], []], [['cup'], []]])
  })

  it('that are made to none of them change nothing, and say so', async () => {
    const id = await picture({ cup: 0.9 })
    const answer = await ada.swap('/selection/labels', { file: [id], name: 'dog' })
    expect(answer.headers.get('hx-trigger')).toBeNull()
    expect(undoOf(await textOf(answer))).toBe('')
    expect((await ada.swap('/selection/labels', { name: 'dog' })).status).toBe(400)
    expect((await ada.swap('/selection/labels', { file: [id], name: 'unicorn' })).status).toBe(404)
  })
})
