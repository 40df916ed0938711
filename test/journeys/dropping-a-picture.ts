import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/chromium.ts'
import { waitUntil } from '../support/wait-until.ts'
import type { Evening } from './naming-people.ts'

/** A picture that is dropped on the search box finds what looks like it, and is not kept. */
export function droppingAPicture(lend: () => Evening): void {
  describe('a picture that is dropped on the search box', () => {
    it('finds itself first among those that look like it, and adds nothing to the library', async () => {
      const { ann: { page, context }, visit, search } = lend()
      const total = async () => (await (await context.request.get(new URL('/timeline/shape', page.url()).href)).json() as { total: number }).total
      await visit(search)
      const before = await total()
      const own = new URL(await page.locator('#main a[href*="/files/"]').first().evaluate((link) => (link as HTMLAnchorElement).href)).pathname
      await waitUntil('its likes are found', async () => {
        await visit(search)
        await dropOnSearch(lend(), await page.locator('#main a[href*="/files/"] img').first().evaluate((picture) => (picture as HTMLImageElement).currentSrc))
        return await page.locator('#main a[href*="/files/"]').count() > 3
      }, 120_000)
      const likes = await page.locator('#main a[href*="/files/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
      expect(likes[0]).toBe(own)
      expect(await total()).toBe(before)
      expect(await seriousViolations(page)).toEqual([])
    })
  })
}

/** As a browser does it: a drop that carries a file. */
async function dropOnSearch({ ann: { page } }: Evening, picture: string): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && new URL(answer.url()).pathname === '/search/similar')
  await page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).blob()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([bytes], 'from elsewhere.jpg', { type: bytes.type }))
    document.querySelector('[data-searchbox]')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, picture)
  await answered
  await page.waitForLoadState('load')
}
