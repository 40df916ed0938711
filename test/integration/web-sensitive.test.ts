import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newVersion } from '../support/test-library.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = '', id = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-sensitive-'))
  house = await webHouse()
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  const version = newVersion(folder, await house.access.firstSpace(), 'a picture', { name: 'bare.jpg' })
  ;({ fileId: id } = await house.db.transaction((tx) => house.library.addVersion(tx, version)))
}, 120_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const page = async (path: string, browser = ada): Promise<string> => (await browser.get(path)).text()
const isVeiled = (html: string): boolean => html.includes('stage is-veiled')

describe('a file that somebody calls sensitive', () => {
  it('is blurred on its page and in lists until somebody asks, by a link that needs no scripts', async () => {
    expect(isVeiled(await page(`/files/${id}`))).toBe(false)
    const answer = await (await ada.swap(`/files/${id}/sensitive`)).text()
    expect([answer.includes('data-sensitive="yes"'), /\/changes\/[^/]+\/undoing/.test(answer)]).toEqual([true, true])
    const blurred = await page(`/files/${id}`)
    expect([isVeiled(blurred), blurred.includes(`href="/files/${id}?show=1"`)]).toEqual([true, true])
    expect(isVeiled(await page(`/files/${id}?show=1`))).toBe(false)
    expect(await page('/')).toContain('tile-veiled')
  })

  it('stays so for those who may only look', async () => {
    const html = await page(`/files/${id}`, eve)
    expect([isVeiled(html), html.includes(`action="/files/${id}/sensitive"`)]).toEqual([true, false])
    expect((await eve.post(`/files/${id}/sensitive`, { _method: 'delete' })).status).toBe(403)
  })

  it('is as before when somebody says that it is not', async () => {
    expect((await ada.post(`/files/${id}/sensitive`, { _method: 'delete' })).status).toBe(303)
    expect([isVeiled(await page(`/files/${id}`)), (await page('/')).includes('tile-veiled')]).toEqual([false, false])
  })
})
