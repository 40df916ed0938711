import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it, describe } from 'vitest'
import { seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { waitUntil } from '../support/wait-until.ts'

/** What an evening lends: a logged-in browser, the way to an address, and the folder that the house looks into. */
export interface EveningWithFolder { ann: WatchedPage; visit: (path: string) => Promise<void>; source: string }

/** A picture with shapes in it: grain alone counts as blank. */
const scene = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#3a6ea5"/><stop offset="1" stop-color="#f3d9b1"/></linearGradient></defs><rect width="480" height="360" fill="url(#sky)"/><circle cx="360" cy="90" r="40" fill="#fff3c4"/><path d="M0 300 L120 150 L210 260 L300 180 L480 320 V360 H0Z" fill="#2f4a2f"/><rect x="60" y="250" width="70" height="80" fill="#a33"/></svg>')

/** Two pictures of one moment come into the folder, the better one is kept by a key, and a key takes that back. */
export function clearingABurst(lend: () => EveningWithFolder): void {
  describe('a burst', () => {
    it('is asked about once its pictures are there', async () => {
      const { ann, visit, source } = lend()
      for (const [name, second, quality] of [['shot 1.jpg', '12', 92], ['shot 2.jpg', '13', 40]] as const) {
        const picture = sharp(scene).withExif({ IFD2: { DateTimeOriginal: `2023:05:14 11:41:${second}` }, IFD0: { Make: 'Testcam', Model: 'T 1' } })
        writeFileSync(join(source, name), await picture.jpeg({ quality }).toBuffer())
      }
      await waitUntil('the burst is asked about', async () => { await visit('/duplicates?kind=burst'); return await ann.page.locator('[data-alike]').count() === 1 }, 90_000)
      expect(await ann.page.locator('.alike-name').allTextContents()).toHaveLength(2)
      expect(await seriousViolations(ann.page)).toEqual([])
    })
    it('is cleared by a key, and comes back by another', async () => {
      const { ann: { page } } = lend()
      await page.keyboard.press('n')
      await page.keyboard.press('Enter')
      await waitUntil('the question is gone', async () => await page.locator('[data-alike]').count() === 0)
      await page.keyboard.press('z')
      await waitUntil('it is asked again', async () => await page.locator('[data-alike]').count() === 1)
      await page.keyboard.press('a')
      await waitUntil('all are kept', async () => await page.locator('[data-alike]').count() === 0)
    })
  })
}
