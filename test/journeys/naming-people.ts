import { describe, expect, it } from 'vitest'
import { seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { waitUntil } from '../support/wait-until.ts'

/** What an evening lends: a logged-in browser, the way to an address, and a search that finds several pictures. */
export interface Evening { ann: WatchedPage; visit: (path: string) => Promise<void>; search: string }

const rowsOf = ({ ann }: Evening) => ann.page.locator('.file-face')

/** Draws a box by keys alone and names it. */
async function nameFace(evening: Evening, name: string): Promise<void> {
  const { page } = evening.ann
  const before = await rowsOf(evening).count()
  await page.locator('[data-draw-begin]').focus()
  for (const key of ['Enter', 'ArrowLeft', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await waitUntil(`${name} is in the panel`, async () => await rowsOf(evening).count() === before + 1)
}

/** A person is named on two pictures, found with both, and one face of theirs becomes somebody else's. */
export function namingPeople(lend: () => Evening): void {
  let pictures: string[] = []
  describe('a person', () => {
    it('is named on a picture by keyboard alone, and a key shows the name under the box', async () => {
      const { ann, visit, search } = lend()
      await visit(search)
      pictures = await ann.page.locator('#main a[href*="/files/"]').evaluateAll((links) => links.slice(0, 2).map((link) => new URL((link as HTMLAnchorElement).href).pathname))
      await visit(pictures[0]!)
      await nameFace(lend(), 'Grandma Eva')
      await ann.page.locator('#viewer').focus()
      await ann.page.keyboard.press('p')
      expect(await ann.page.locator('.face-box-name:visible').allTextContents()).toEqual(['Grandma Eva'])
      expect(await seriousViolations(ann.page)).toEqual([])
    })
    it('leaves a picture by Undo, and the panel says so at once', async () => {
      const { ann, visit } = lend()
      await visit(pictures[1]!)
      await nameFace(lend(), 'Grandma Eva')
      await ann.page.locator('#toasts button:has-text("Undo")').first().click()
      await waitUntil('the face is gone', async () => await rowsOf(lend()).count() === 0)
      await nameFace(lend(), 'Grandma Eva')
    })
    it('has a page with all pictures, reached from the list of people', async () => {
      const { ann: { page }, visit } = lend()
      await visit('/people')
      await page.locator('.person-link', { hasText: 'Grandma Eva' }).press('Enter')
      await page.waitForSelector('#main .person-head')
      expect(await page.locator('#main .tile').count()).toBe(2)
      expect(await seriousViolations(page)).toEqual([])
      await page.locator('#main .tile-link').first().press('Enter')
      await page.waitForSelector('#viewer-root #viewer')
      const first = await page.locator('#viewer').getAttribute('data-id')
      await page.keyboard.press('ArrowRight')
      await waitUntil('the other picture is shown', async () => await page.locator('#viewer').getAttribute('data-id') !== first)
      expect(pictures.map((path) => path.split('/').at(-1))).toContain(await page.locator('#viewer').getAttribute('data-id'))
    })
    it('is looked through face by face, and one face becomes somebody else\'s', async () => {
      const { ann: { page }, visit } = lend()
      await visit(`${await page.locator('#viewer').getAttribute('data-back') ?? ''}/faces`)
      await page.locator('.face-check input').first().press('Space')
      expect(await seriousViolations(page)).toEqual([])
      await page.fill('.face-bar [name=name]', 'Otto')
      await page.keyboard.press('Enter')
      await waitUntil('one face is left', async () => await page.locator('.face').count() === 1)
      await visit('/people')
      expect((await page.locator('.person-name').allTextContents()).toSorted()).toEqual(['Grandma Eva', 'Otto'])
    })
  })
}
