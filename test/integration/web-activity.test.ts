import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { files } from '../../server/library/index.ts'
import { newVersion } from '../support/test-library.ts'
import { waitUntil } from '../support/wait-until.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = '', fileId = '', sha256 = ''
const BACKGROUND = 'analysis.analyze-content', ASKED = 'analysis.analyze-asked'

// nobody works here: what is enqueued stays
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-activity-'))
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'member')
  const version = newVersion(folder, await house.access.firstSpace(), 'a picture')
  await house.db.transaction((tx) => house.library.addVersion(tx, version))
  sha256 = version.sha256
  const [file] = await house.db.select({ id: files.id }).from(files).where(eq(files.sha256, version.sha256))
  fileId = file!.id // just added
}, 60_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))
beforeEach(async () => {
  await ada.post('/jobs/pause', { _method: 'delete' })
  await ada.post('/settings/quiet-hours', { _method: 'delete' })
})

const count = async (job: string) => (await house.queue.counts()).find(({ name }) => name === job)
/** A stage's row on the page. */
const row = async (id: string, browser = ada): Promise<string> => (await (await browser.get('/jobs')).text()).split('<li class="stage-row"').find((part) => part.includes(`id="stage-${id.replace('.', '-')}"`)) ?? ''
/** Hours that begin an hour from now by this machine's clock, and those that have begun. */
const hoursFrom = (minutes: number): { from: string; to: string } => {
  const at = (later: number): string => new Date(Date.now() + later * 60_000).toTimeString().slice(0, 5)
  return { from: at(minutes), to: at(minutes + 180) }
}

describe('quiet hours', () => {
  it('are set by an administrator, by scripts and by a plain form, and taken back', async () => {
    expect(await (await ada.get('/settings')).text()).toContain('Now: at any time.')
    const answer = await (await ada.swap('/settings/quiet-hours', { _method: 'put', from: '22:00', to: '6:30' })).text()
    expect(answer).toMatch(/^<div class="quiet-hours" id="quiet-hours"/)
    expect(answer).toContain('from 22:00 to 06:30')
    expect(await (await ada.get('/settings')).text()).toContain('value="06:30"')
    const back = await ada.post('/settings/quiet-hours', { _method: 'delete' }, { referer: 'http://localhost:8400/settings' })
    expect([back.status, back.headers.get('location')]).toEqual([303, '/settings'])
    expect((await house.analysis.quietTime()).hours).toBeNull()
  })

  it('have to be two times, which the form says with what was typed still in it', async () => {
    for (const answer of [await ada.swap('/settings/quiet-hours', { _method: 'put', from: '22:00', to: '22:00' }), await ada.post('/settings/quiet-hours', { _method: 'put', from: '22:00', to: '22:00' })]) {
      const html = await answer.text()
      expect(html).toContain('Give two different times of day')
      expect(html.match(/type="time" [^>]*value="22:00"/g)).toHaveLength(2)
    }
    expect((await ada.swap('/settings/quiet-hours', { _method: 'put' })).status).toBe(200)
    expect((await house.analysis.quietTime()).hours).toBeNull()
  })

  it('are for administrators to set', async () => {
    expect((await eve.swap('/settings/quiet-hours', { _method: 'put', from: '22:00', to: '06:00' })).status).toBe(403)
    expect((await eve.swap('/settings/quiet-hours', { _method: 'delete' })).status).toBe(403)
    expect(await (await eve.get('/settings')).text()).not.toContain('quiet-hours')
  })

  it('are what the analyzers wait for outside of them, in words, with what is to go and no time', async () => {
    const { from, to } = hoursFrom(60)
    await ada.swap('/settings/quiet-hours', { _method: 'put', from, to })
    expect(await row('image.colors')).toContain(`Waits for quiet hours, from ${from} · 1 to go`)
    expect(await row('image.colors', eve)).toContain('Waits for quiet hours')
    await ada.swap('/settings/quiet-hours', { _method: 'put', ...hoursFrom(-60) })
    expect(await row('image.colors')).toContain('Waiting · 1 to go')
  })
})

describe('a pause', () => {
  it('of one analyzer is that one\'s alone', async () => {
    const answer = await (await ada.swap('/jobs/image.colors/pause')).text()
    expect(answer).toContain('data-state="paused"')
    expect(await row('image.colors')).toContain('Paused · 1 to go')
    expect(await row('image.hash')).toContain('Waiting')
    expect((await count(BACKGROUND))?.paused).toBe(false)
    expect(await (await ada.swap('/jobs/image.colors/pause', { _method: 'delete' })).text()).toContain('data-state="waiting"')
  })

  it('of everything is that of all, of which each can go on by itself', async () => {
    expect((await ada.post('/jobs/pause')).status).toBe(303)
    const page = await (await ada.get('/jobs')).text()
    expect(page).toContain('Go on with everything')
    expect(page).not.toContain('data-state="waiting"')
    await ada.swap('/jobs/image.colors/pause', { _method: 'delete' })
    expect([await row('image.colors'), await row('image.hash')].map((html) => /data-state="(\w+)"/.exec(html)?.[1])).toEqual(['waiting', 'paused'])
  })

  it('that an older Mantel made, of all analyzers at once, becomes one of each', async () => {
    await house.queue.pause({ name: BACKGROUND })
    expect(await row('image.colors')).toContain('data-state="paused"')
    await ada.swap('/jobs/image.colors/pause', { _method: 'delete' })
    expect([await row('image.colors'), await row('image.hash')].map((html) => /data-state="(\w+)"/.exec(html)?.[1])).toEqual(['waiting', 'paused'])
    expect((await count(BACKGROUND))?.paused).toBe(false)
  })

  it('is for administrators', async () => {
    for (const path of ['/jobs/pause', '/jobs/image.colors/pause']) expect((await eve.swap(path)).status).toBe(403)
  })
})

describe('the page of a file', () => {
  it('has what its analyses lack looked at first, once however often it is opened, and not while they are paused', async () => {
    await ada.post('/jobs/pause')
    await house.analysis.hurry({ sha256, kind: 'image' })
    await ada.post('/jobs/pause', { _method: 'delete' })
    expect(await count(ASKED)).toMatchObject({ waiting: 0 })
    for (let times = 0; times < 2; times++) await eve.get(`/files/${fileId}`)
    await waitUntil('the file is asked for', async () => (await count(ASKED))?.waiting === 1, 10_000)
    await ada.get(`/files/${fileId}`)
    expect(await count(ASKED)).toMatchObject({ waiting: 1 })
  })
})
