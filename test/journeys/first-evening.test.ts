import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium, openPage, seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { writePicture } from '../support/lone-pictures.ts'
import { printedPicture } from '../support/printed-picture.ts'
import { administratorPassword, freshDataDir, killAll, startMantel, type RunningMantel } from '../support/running-mantel.ts'
import { waitUntil } from '../support/wait-until.ts'
import { clearingABurst } from './clearing-a-burst.ts'
import { correctingLabels } from './correcting-labels.ts'
import { droppingAPicture } from './dropping-a-picture.ts'
import { hearingAConversation, layConversation } from './hearing-a-conversation.ts'
import { namingPeople } from './naming-people.ts'
import { playingAnAlbum } from './playing-an-album.ts'

const source = mkdtempSync(join(tmpdir(), 'mantel-family-'))
const dataDir = freshDataDir()
let mantel: RunningMantel
let browser: Browser
let ann: WatchedPage

/** Leads to an address; where a redirect of the form before cuts in, once more. */
async function visit(path: string): Promise<void> {
  const go = () => ann.page.goto(new URL(path, mantel.url).href, { waitUntil: 'load' })
  await go().catch((error: unknown) => (String(error).includes('ERR_ABORTED') ? go() : Promise.reject(error as Error)))
}

/** Does something that sends a form, and waits until the page that answers is there. */
async function send(path: string | RegExp, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([ann.page.waitForResponse((answer) => answer.request().method() === 'POST' && (typeof path === 'string' ? new URL(answer.url()).pathname === path : path.test(answer.url()))), act()])
  await ann.page.waitForLoadState('load')
}

/** Looks again and again for a page that shows something. */
async function eventually(path: string, selector: string): Promise<void> {
  await waitUntil(`${path} shows ${selector}`, async () => { await visit(path); return await ann.page.locator(selector).count() > 0 }, 90_000)
}

beforeAll(async () => {
  mkdirSync(join(source, 'Rome'))
  for (let i = 0; i < 8; i++) await writePicture(join(source, 'Rome', `arch ${i}.jpg`), i)
  writeFileSync(join(source, 'broken.jpg'), 'these are words, not a picture')
  ;[mantel, browser] = await Promise.all([startMantel({ dataDir }), openChromium()])
  ann = await openPage(browser)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  expect(await mantel?.stop()).toBe(0)
  await killAll(dataDir)
})

describe('the first evening', () => {
  it('serves nothing but the set-up before there is an administrator (security rule 13)', async () => {
    await visit('/search?q=x')
    expect(new URL(ann.page.url()).pathname).toBe('/setup')
    expect((await fetch(new URL('/timeline/shape', mantel.url), { redirect: 'manual' })).status).not.toBe(200)
  })
  it('makes the administrator with the code from the terminal, and not with another', async () => {
    await ann.page.fill('[name=code]', 'AAAA-AAAA')
    await ann.page.fill('[name=name]', 'Ann')
    await ann.page.fill('[name=password]', administratorPassword)
    await send('/setup/administrator', () => ann.page.keyboard.press('Enter'))
    await ann.page.waitForSelector('[name=code]')
    ann.complaints.length = 0 // the browser counts the refusal as an error of the page
    await ann.page.fill('[name=code]', mantel.setupCode ?? '')
    await ann.page.fill('[name=password]', administratorPassword)
    await send('/setup/administrator', () => ann.page.keyboard.press('Enter'))
    await ann.page.waitForSelector('#folder-browser')
  })
  it('adds a folder and sees its pictures', async () => {
    await visit(`/setup?browse=${encodeURIComponent(source)}`)
    await send('/setup/sources', () => ann.page.locator('form[action="/setup/sources"] button').last().click())
    await eventually('/', 'a[href*="/files/"] img')
    await waitUntil('all eight are on the timeline', async () => { const shape = await ann.context.request.get(new URL('/timeline/shape', mantel.url).href); return (await shape.json() as { total: number }).total === 8 })
  })
  it('tells in a sentence what could not be taken in', async () => {
    await eventually('/refusals', 'text=broken.jpg')
  })
})

describe('an upload', () => {
  it('is found by the words printed on it', async () => {
    await visit('/')
    await ann.page.setInputFiles('input[type=file][multiple]', { name: 'invoice.png', mimeType: 'image/png', buffer: await printedPicture(['Corner Bakery', 'Croissant and coffee']) })
    await ann.page.waitForSelector('.tray-entry[data-state="taken-in"]', { timeout: 90_000 })
    await eventually('/search?q=croissant', '#main a[href*="/files/"]')
  })
  it('becomes a new version when a file of that name comes again, and goes back to the first', async () => {
    await ann.page.locator('#main a[href*="/files/"]').first().click()
    await ann.page.waitForSelector('#viewer')
    const page = ann.page.url().replace(/\?.*$/, '').replace(/.*\/files\//, '/files/')
    await visit(page)
    const second = { name: 'invoice.png', mimeType: 'image/png', buffer: await printedPicture(['A second invoice', 'for tea']) }
    await send(/versions$/, () => ann.page.setInputFiles('.version-form input[type=file]', second))
    await eventually(page, '.version[value="2"]')
    await send(/restoration$/, () => ann.page.locator('.version[value="1"] button').click())
    await eventually(page, '.version[value="3"][aria-current]')
  })
  it('goes to the trash and comes back by Undo', async () => {
    const file = new URL(ann.page.url()).pathname
    await send(/trashing$/, () => ann.page.locator('form[action$="/trashing"] button').first().click())
    await eventually('/trash', `a[href*="${file}"]`)
    await visit(file)
    await send(/trashing$/, () => ann.page.locator('form[action$="/trashing"] button').first().click())
    await waitUntil('the trash is empty', async () => { await visit('/trash'); return await ann.page.locator(`a[href*="${file}"]`).count() === 0 })
  })
  it('is tagged, found by its tag, and loses it by Undo', async () => {
    await eventually('/search?q=croissant', '#main a[href*="/files/"]')
    const href = await ann.page.locator('#main a[href*="/files/"]').first().getAttribute('href')
    await visit(href ?? '')
    await ann.page.fill('[data-tag-input]', 'Money/2024')
    await ann.page.keyboard.press('Enter')
    await ann.page.waitForSelector('.chip-text:has-text("Money/2024")')
    await send(/undoing$/, () => ann.page.locator('#toasts button:has-text("Undo")').first().click())
    await visit(href ?? '')
    expect(await ann.page.locator('.chip-text:has-text("Money/2024")').count()).toBe(0)
  })
})

namingPeople(() => ({ ann, visit, search: '/search?q=arch' }))
clearingABurst(() => ({ ann, visit, source }))
correctingLabels(() => ({ ann, visit, source }))
droppingAPicture(() => ({ ann, visit, search: '/search?q=arch' }))
playingAnAlbum(() => ({ ann, visit, source }))

describe('every page', () => {
  beforeAll(() => layConversation(source)) // it takes a while to be heard: pages are looked at meanwhile
  const pages = ['/', '/recent', '/favorites', '/folders', '/people', '/music', '/music/artists', '/music/untagged', '/duplicates', '/tags', '/search?q=arch', '/sources', '/jobs', '/refusals', '/trash', '/settings', '/shortcuts', '/uploads/form']

  it.each(pages)('%s has no serious accessibility violation, light and dark', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await ann.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await visit(path)
      expect(await seriousViolations(ann.page)).toEqual([])
    }
  })
  it('the page of a file has none either', async () => {
    await visit('/search?q=arch')
    await visit(await ann.page.locator('#main a[href*="/files/"]').first().getAttribute('href') ?? '')
    expect(await seriousViolations(ann.page)).toEqual([])
  })
  it.each([390, 800, 1440])('fits a window of %i px without scrolling sideways', async (width) => {
    await ann.page.setViewportSize({ width, height: 900 })
    for (const path of pages) {
      await visit(path)
      expect(await ann.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBeLessThanOrEqual(0)
    }
    await ann.page.setViewportSize({ width: 1440, height: 900 })
  })
  it('is served under a policy without unsafe-* and draws no complaint from the browser', async () => {
    const answer = await ann.context.request.get(mantel.url)
    const policy = answer.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(ann.complaints).toEqual([])
  })
  it('can be read without JavaScript', async () => {
    const plain = await openPage(browser, { javaScript: false })
    await plain.context.addCookies(await ann.context.cookies())
    await plain.page.goto(mantel.url)
    expect(await plain.page.locator('#main a[href*="/files/"] img').count()).toBeGreaterThan(5)
    await plain.page.locator('#main a[href*="/files/"]').first().click()
    // the newest is a sound, whose spectrum is folded away; and a click does not wait for the page that it leads to
    await plain.page.locator('#viewer img, #viewer video').first().waitFor({ state: 'attached' })
    await plain.context.close()
  })
})

hearingAConversation(() => ({ ann, visit }))

it('is used by keyboard alone: search, open, next, back', async () => {
  await visit('/')
  await ann.page.keyboard.press('/')
  await ann.page.keyboard.type('arch')
  await ann.page.keyboard.press('Enter')
  await ann.page.waitForURL('**/search?q=arch*')
  await ann.page.waitForSelector('#main a[href*="/files/"] img')
  await ann.page.locator('#main a[href*="/files/"]').first().focus()
  await ann.page.keyboard.press('Enter')
  await ann.page.waitForSelector('#viewer')
  const first = await ann.page.locator('#viewer').getAttribute('data-id')
  await ann.page.keyboard.press('ArrowRight')
  await waitUntil('the next file is shown', async () => await ann.page.locator('#viewer').getAttribute('data-id') !== first)
  await ann.page.keyboard.press('Escape')
  await waitUntil('the list is back', async () => await ann.page.locator('#viewer').count() === 0)
})
