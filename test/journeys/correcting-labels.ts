import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/chromium.ts'
import { sharedMedia } from '../support/shared-media.ts'
import { waitUntil } from '../support/wait-until.ts'
import type { EveningWithFolder } from './clearing-a-burst.ts'

const media = sharedMedia()

/** What a machine saw wrongly is refused with one click: gone from the picture and from the search, and back by Undo. Needs a real photograph. */
export function correctingLabels(lend: () => EveningWithFolder): void {
  describe.skipIf(media === undefined)('a wrong label', () => {
    let file = ''
    const found = async (): Promise<string[]> => {
      const { ann, visit } = lend()
      await visit('/search?q=object:dog')
      return ann.page.locator('#main a[href*="/files/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
    }
    it('is suggested beside the picture, with where it was seen', async () => {
      const { ann, visit, source } = lend()
      copyFileSync(join(media ?? '', 'images/photos/dog_bicycle_truck.jpg'), join(source, 'yard.jpg'))
      await waitUntil('the dog is found', async () => (await found()).length === 1, 120_000)
      file = (await found())[0]!
      await visit(file)
      await ann.page.locator('[data-seen-label="object/dog"] a').focus()
      expect(await ann.page.locator('[data-seen-box="object/dog"]').count()).toBe(1)
      expect(await seriousViolations(ann.page)).toEqual([])
    })
    const refuse = async (): Promise<void> => {
      const { page } = lend().ann
      await page.locator('[data-seen-label="object/dog"] form[action$="/refusal"] button').click()
      await waitUntil('the chip is gone', async () => await page.locator('[data-seen-label="object/dog"]').count() === 0)
    }
    it('is refused by one click, and comes back by Undo on the page that stands open', async () => {
      const { page } = lend().ann
      await refuse()
      await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/undoing')), page.locator('#toasts button:has-text("Undo")').first().click()])
      await waitUntil('the chip is back', async () => await page.locator('[data-seen-label="object/dog"]').count() === 1)
    })
    it('is gone from picture and search once it is refused for good', async () => {
      const { ann: { page }, visit } = lend()
      await refuse()
      await waitUntil('the search forgets it', async () => (await found()).length === 0)
      await visit(file)
      expect(await page.locator('[data-seen-label="object/dog"]').count()).toBe(0)
    })
  })
}
