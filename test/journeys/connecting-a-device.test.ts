import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium, openPage, seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { writePicture } from '../support/lone-pictures.ts'
import { administratorPassword, asAdministrator, freshDataDir, killAll, startMantel, type RunningMantel } from '../support/running-mantel.ts'
import { waitUntil } from '../support/wait-until.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'mantel-phone-'))
const dataDir = freshDataDir()
let mantel: RunningMantel, browser: Browser, ann: WatchedPage
let password = ''
let tv = ''

/** rclone as a person would set it up, for this one command. */
async function rclone(...given: string[]): Promise<string> {
  const { stdout: obscured } = await run('rclone', ['obscure', password])
  const door = ['--webdav-url', `${mantel.url}/dav/`, '--webdav-vendor', 'other', '--webdav-user', 'Ann', '--webdav-pass', obscured.trim(), '--config', '/dev/null', '--low-level-retries', '3']
  return (await run('rclone', [...given, ...door])).stdout
}
const found = async (query: string): Promise<number> => {
  await ann.page.goto(`${mantel.url}/search?q=${encodeURIComponent(query)}`)
  return ann.page.locator('#main a[href*="/files/"]:has(img)').count()
}
/** What a television lists in a container, as XML. */
async function listed(containerId: string): Promise<string> {
  const action = 'urn:schemas-upnp-org:service:ContentDirectory:1'
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:Browse xmlns:u="${action}"><ObjectID>${containerId}</ObjectID><BrowseFlag>BrowseDirectChildren</BrowseFlag><Filter>*</Filter><StartingIndex>0</StartingIndex><RequestedCount>0</RequestedCount><SortCriteria></SortCriteria></u:Browse></s:Body></s:Envelope>`
  const answer = await fetch(`${tv}/content-directory/control`, { method: 'POST', body, headers: { 'content-type': 'text/xml; charset="utf-8"', 'soapaction': `"${action}#Browse"` } })
  return answer.text()
}
/** The id of a container by its title, one level below another. */
const below = async (containerId: string, title: string): Promise<string> => new RegExp(`id=(?:&quot;|")([^&"]+)(?:&quot;|")(?:(?!&lt;/container).)*?dc:title(?:&gt;|>)${title}&lt;`, 's').exec(await listed(containerId))?.[1] ?? `no ${title}`
const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => { resolve(port) })
  })
})

beforeAll(async () => {
  const port = await freePort()
  tv = `http://127.0.0.1:${port}`
  await writePicture(join(folder, 'from the phone.jpg'), 1)
  ;[mantel, browser] = await Promise.all([startMantel({ dataDir, env: { MANTEL_DLNA_PORT: String(port) } }), openChromium()])
  await asAdministrator(mantel)
  ann = await openPage(browser)
  await ann.page.goto(`${mantel.url}/login`)
  await ann.page.fill('[name=name]', 'Ann')
  await ann.page.fill('[name=password]', administratorPassword)
  await Promise.all([ann.page.waitForURL(`${mantel.url}/`), ann.page.keyboard.press('Enter')])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  expect(await mantel?.stop()).toBe(0)
  await killAll(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

describe('a device that is connected', () => {
  it('gets a password on the page, by keyboard alone', async () => {
    await ann.page.goto(`${mantel.url}/devices`)
    await ann.page.focus('#device-name')
    await ann.page.keyboard.type('Phone')
    await ann.page.keyboard.press('Enter')
    password = await ann.page.inputValue('#new-password')
    expect(password).toMatch(/^([a-z]{5}-){3}[a-z]{5}$/)
    expect(await seriousViolations(ann.page)).toEqual([])
  })

  it('copies what it is told to with one press', async () => {
    await ann.page.click('[data-copy="#address-0"]')
    await ann.page.waitForSelector('.toast >> text=Copied')
  })

  it('finds the library there, and tags a photo by laying it into a tag: five seconds later the browser knows', async () => {
    expect(await rclone('lsf', ':webdav:')).toContain('Tags/')
    await rclone('copy', folder, ':webdav:Tags/Travel/Rome')
    const laid = Date.now()
    await waitUntil('the tag finds the photo', async () => await found('tag:Travel/Rome') === 1, 30_000)
    expect(Date.now() - laid).toBeLessThan(5000)
    expect(await rclone('lsf', ':webdav:Tags/Travel/Rome')).toBe('from the phone.jpg\n')
  })

  it('shows the tag to televisions once an administrator turns that on, and not before', async () => {
    await expect(listed('0')).rejects.toThrow()
    await ann.page.goto(`${mantel.url}/devices`)
    await ann.page.click('#tv-card .toggle')
    await ann.page.waitForSelector('#tv-card [aria-pressed=true]')
    await waitUntil('the door for televisions is open', async () => listed('0').then(() => true, () => false), 30_000)
    expect(await listed(await below(await below('tags', 'Travel'), 'Rome'))).toContain('from the phone')
  })

  it('takes the tag away by deleting there, and the photo stays', async () => {
    await rclone('deletefile', ':webdav:Tags/Travel/Rome/from the phone.jpg')
    await waitUntil('the tag is off', async () => await found('tag:Travel/Rome') === 0, 30_000)
    expect(await found('phone')).toBe(1)
    expect(await listed(await below(await below('tags', 'Travel'), 'Rome'))).not.toContain('from the phone')
  })

  it('stands in the list with its last use, and is out once it is revoked', async () => {
    await ann.page.goto(`${mantel.url}/devices`)
    expect(await ann.page.textContent('.known-devices .row')).toMatch(/Phone.*last used .*from 127\.0\.0\.1/s)
    await ann.page.click('.known-devices button')
    await ann.page.waitForSelector('.toast >> text=Phone can no longer come in')
    await expect(rclone('lsf', ':webdav:')).rejects.toMatchObject({ stderr: expect.stringContaining('401') as string })
    expect(ann.complaints).toEqual([])
  })
})
