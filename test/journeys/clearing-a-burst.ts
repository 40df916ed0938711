import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it, describe } from 'vitest'
import { seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { pictureBytes } from '../support/lone-pictures.ts'
import { waitUntil } from '../support/wait-until.ts'

/** What an evening lends: a logged-in browser, the way to an address, and the folder that the house looks into. */
export interface EveningWithFolder { ann: WatchedPage; visit: (path: string) => Promise<void>; source: string }

/** Two pictures of one moment come into the folder, the better one is kept by a key, and a key takes that back. */
export function clearingABurst(lend: () => EveningWithFolder): void {
  describe('a burst', () => {
    it('is asked about once its pictures are there', async () => {
      const { ann, visit, source } = lend()
      for (const [name, second, quality] of [['shot 1.jpg', '12', 92], ['shot 2.jpg', '13', 40]] as const) {
        const picture = sharp(await pictureBytes(77, { width: 320, height: 240 })).withExif({ IFD2: { DateTimeOriginal: `2023:05:14 11:41:${second}` }, IFD0: { Make: 'Testcam', Model: 'T 1' } })
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
