import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analysisResults } from '../../server/analysis/index.ts'
import { files } from '../../server/library/index.ts'
import { newVersion } from '../support/test-library.ts'
import { waitUntil } from '../support/wait-until.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-quiet-'))
  house = await webHouse()
  // one quick analysis is enough to see who works when
  for (const { name } of await house.analysis.overview()) if (name !== 'image.colors') await house.analysis.setOn(name, false)
  ada = await house.setUp()
}, 60_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

/** Adds a picture of one colour; gives its file's id and its content's sha256. */
async function add(red: number): Promise<{ id: string; sha256: string }> {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: { r: red, g: 80, b: 40 } } }).jpeg().toBuffer()
  const [bytesAt, sha256] = [join(folder, `${red}.jpg`), createHash('sha256').update(bytes).digest('hex')]
  const version = newVersion(folder, await house.access.firstSpace(), `${red}`, { name: `${red}.jpg` })
  writeFileSync(bytesAt, bytes)
  await house.db.transaction((tx) => house.library.addVersion(tx, { ...version, bytesAt, sha256, size: bytes.length }))
  const [file] = await house.db.select({ id: files.id }).from(files).where(eq(files.sha256, sha256))
  return { id: file!.id, sha256 } // just added
}
const analysed = async (): Promise<string[]> => (await house.db.select({ sha256: analysisResults.sha256 }).from(analysisResults)).map(({ sha256 }) => sha256)
/** An hour from now by the house's clock, and two. */
const later = (): { from: string; to: string } => {
  const [from, to] = [1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000).toTimeString().slice(0, 5)) as [string, string]
  return { from, to }
}

it('outside quiet hours only what a person opens is analysed, and the rest as soon as it may be', async () => {
  await ada.swap('/settings/quiet-hours', { _method: 'put', ...later() })
  await house.queue.beginWork()
  const [opened, other] = [await add(200), await add(220)]
  await ada.get(`/files/${opened.id}`)
  await waitUntil('the opened picture is analysed', async () => (await analysed()).includes(opened.sha256), 30_000)
  expect(await analysed()).not.toContain(other.sha256)
  expect((await house.queue.counts()).find(({ name }) => name === 'analysis.analyze-content')).toMatchObject({ waiting: 2, active: 0 })
  expect(await (await ada.get('/jobs')).text()).toContain('Waits for quiet hours')
  await ada.swap('/settings/quiet-hours', { _method: 'delete' })
  await waitUntil('the rest is analysed', async () => (await analysed()).includes(other.sha256), 30_000)
}, 90_000)
