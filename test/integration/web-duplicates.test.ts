import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { analyzers } from '../../server/analysis/index.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse
let ada: Browser
let eve: Browser
const folder = mkdtempSync(join(tmpdir(), 'mantel-alike-'))

/** A picture with shapes enough to be told by. */
const draw = (seed: number): Promise<Buffer> => {
  const at = (i: number, most: number): number => (seed * 7919 + i * i * 104_729) % most
  const shapes = Array.from({ length: 14 }, (_, i) => `<circle cx="${at(i, 600)}" cy="${at(i + 20, 400)}" r="${20 + at(i + 40, 90)}" fill="hsl(${at(i + 60, 360)} 70% ${20 + at(i + 80, 60)}%)"/>`)
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#ccc"/>${shapes.join('')}</svg>`)).jpeg().toBuffer()
}

beforeAll(async () => {
  writeFileSync(join(folder, 'one.jpg'), await draw(1))
  writeFileSync(join(folder, 'one small.jpg'), await sharp(join(folder, 'one.jpg')).resize({ width: 200 }).jpeg({ quality: 60 }).toBuffer())
  writeFileSync(join(folder, 'two.jpg'), await draw(2))
  const shot = async (name: string, second: string, quality: number) => writeFileSync(join(folder, name), await sharp(join(folder, 'two.jpg')).withExif({ IFD2: { DateTimeOriginal: `2023:05:14 11:41:${second}` }, IFD0: { Make: 'Testcam', Model: 'T 1' } }).jpeg({ quality }).toBuffer())
  await shot('burst 1.jpg', '12', 90)
  await shot('burst 2.jpg', '13', 80)
  rmSync(join(folder, 'two.jpg'))
  house = await webHouse({ work: true })
  ada = await house.setUp()
  eve = await house.person(ada, 'Eve', 'viewer')
  // what is not asked about here only takes time
  for (const { name } of analyzers) if (!['image.hash', 'image.quality'].includes(name)) await ada.send(`/settings/analyzers/${name}`, { method: 'DELETE' })
  expect((await ada.post('/setup/sources', { path: folder })).status).toBe(303)
  await vi.waitFor(async () => {
    expect(await (await ada.get('/duplicates')).text()).toContain('one small.jpg')
    expect(await (await ada.get('/duplicates?kind=burst')).text()).toContain('burst 2.jpg')
    expect((await house.queue.counts()).every(({ waiting, active }) => waiting + active === 0)).toBe(true)
  }, 60_000)
}, 90_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

const html = async (path: string, browser = ada): Promise<string> => (await browser.get(path)).text()
const idIn = (page: string): string => /action="\/duplicates\/([0-9a-f-]{36})\/keeping"/.exec(page)![1]!
const keptIn = (page: string): string => /name="keep" value="([0-9a-f-]{36})"[^>]* checked/.exec(page)?.[1] ?? /checked[^>]* name="keep" value="([0-9a-f-]{36})"/.exec(page)![1]!

describe('duplicates', () => {
  it('come by themselves, with the better one ticked, and bursts as their own list', async () => {
    const page = await html('/duplicates')
    expect(page).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}<| style=/)
    expect(page.indexOf('>one.jpg<')).toBeLessThan(page.indexOf('>one small.jpg<'))
    expect(page).not.toContain('burst 1.jpg')
    expect(page).toContain('href="/duplicates?kind=burst"')
    expect(page).toMatch(/href="\/duplicates"[^>]*>.*?data-count="alike"/)
    expect(await html('/duplicates', eve)).not.toContain('/keeping"')
    const german = await (await ada.get('/duplicates', { 'accept-language': 'de' })).text()
    expect(german).toContain('Doppelte und Serien')
  })
  it('are answered by a plain form, with one way back', async () => {
    const page = await html('/duplicates')
    const id = idIn(page)
    expect((await eve.post(`/duplicates/${id}/keeping`, { keep: keptIn(page) })).status).toBe(403)
    expect((await ada.post(`/duplicates/${id}/keeping`, {})).status).toBe(400)
    const answer = await ada.post(`/duplicates/${id}/keeping`, { keep: keptIn(page) }, { referer: 'http://localhost:8400/duplicates' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/duplicates'])
    const after = await html('/duplicates')
    expect(after).not.toContain('one small.jpg')
    expect(await html('/trash')).toContain('one small.jpg')
    const change = /action="\/changes\/([0-9a-f-]{36})\/undoing"/.exec(after)![1]!
    await ada.post(`/changes/${change}/undoing`)
    expect(await html('/duplicates')).toContain('one small.jpg')
  })
  it('compare one question large, and lead on from it', async () => {
    const id = idIn(await html('/duplicates'))
    expect(await html(`/duplicates/${id}`)).toContain('alike-large')
    const answer = await ada.post(`/duplicates/${id}/parting`, {}, { referer: `http://localhost:8400/duplicates/${id}` })
    expect(answer.headers.get('location')).toBe('/duplicates')
    expect(await html('/duplicates')).toContain('No picture is there twice')
    expect((await ada.get(`/duplicates/${id}`)).status).toBe(404)
    const burst = idIn(await html('/duplicates?kind=burst'))
    await ada.swap(`/duplicates/${burst}/leaving`)
    expect(await html('/duplicates?kind=burst')).toContain('No moment was taken twice')
  })
})
