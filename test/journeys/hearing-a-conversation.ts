import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousViolations, type WatchedPage } from '../support/chromium.ts'
import { waitUntil } from '../support/wait-until.ts'

/** Who says what: two of the voices that Debian's ffmpeg speaks with. */
const turns = [
  ['slt', 'good morning my dear friend. the weather is very nice today and we want to go to the park'],
  ['rms', 'that is a good idea. my brother and his children are going to be there in the afternoon'],
  ['slt', 'then we should take some bread and cheese and water for all of the children'],
] as const

/** Puts a conversation of two into a folder, with a second of silence between the turns: early, for it takes a while to be heard. */
export function layConversation(folder: string): void {
  mkdirSync(join(folder, 'Talk'))
  const inputs = turns.flatMap(([voice, text]) => ['-f', 'lavfi', '-i', `flite=voice=${voice}:text='${text}'`])
  const filter = `${turns.map((_, i) => `[${i}:a]aresample=16000,apad=pad_dur=1[t${i}];`).join('')}${turns.map((_, i) => `[t${i}]`).join('')}concat=n=${turns.length}:v=0:a=1`
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...inputs, '-filter_complex', filter, join(folder, 'Talk', 'park.flac')])
}

/** A recording of two people is written down as it comes (by PocketSphinx here, which is rough): a word of it is found at its second, a sentence is put right and back, and a speaker gets a name. */
export function hearingAConversation(lend: () => { ann: WatchedPage; visit: (path: string) => Promise<void> }): void {
  describe('a conversation', () => {
    let file = ''
    const sentences = () => lend().ann.page.locator('.said p')
    const undo = async (): Promise<void> => {
      const { page } = lend().ann
      await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/undoing')), page.locator('#toasts button:has-text("Undo")').first().click()])
    }

    it('is written down, and says that it was heard roughly', async () => {
      const { ann: { page }, visit } = lend()
      await waitUntil('the recording is there', async () => { await visit('/search?q=park.flac'); return await page.locator('#main a[href*="/files/"]').count() === 1 }, 90_000)
      file = new URL(await page.locator('#main a[href*="/files/"]').first().getAttribute('href') ?? '', page.url()).pathname
      await waitUntil('what is said and who says it is there', async () => { await visit(file); return await sentences().count() > 0 && await page.locator('.speakers').count() === 1 }, 120_000)
      expect(await page.locator('[data-said] .notice').count()).toBe(1)
      expect(await seriousViolations(page)).toEqual([])
    })

    it('is found by a word that is said in it, and opens at that second', async () => {
      const { ann: { page }, visit } = lend()
      const row = page.locator('.said').last()
      const [second, said] = [Number(await row.getAttribute('data-at')), await row.locator('p').textContent() ?? '']
      const before = (await sentences().allTextContents()).slice(0, -1).join(' ')
      const word = said.split(/\s+/).filter((each) => /^[a-z]{4,}$/.test(each) && !before.includes(each)).toSorted((a, b) => b.length - a.length)[0]
      expect(word, `a word in '${said}'`).toBeDefined()
      await waitUntil('the search knows it', async () => { await visit(`/search?q=${encodeURIComponent(`said:${word}`)}`); return await page.locator('#main a[href*="/files/"]').count() === 1 }, 60_000)
      await page.locator('#main a[href*="/files/"]').first().click()
      await page.waitForURL(/[?&]t=/)
      const asked = Number(new URL(page.url()).searchParams.get('t'))
      expect(second).toBeGreaterThan(3)
      expect(asked, `${word} of '${said}'`).toBeGreaterThan(second - 1)
      await waitUntil('the player stands at that second', async () => Math.abs(await page.locator('#viewer audio').evaluate((sound) => (sound as HTMLAudioElement).currentTime) - asked) < 1)
    })

    it('is put right where it stands, found by the right word, and is as it was after Undo', async () => {
      const { ann: { page }, visit } = lend()
      await visit(file)
      const before = await sentences().first().textContent()
      await page.locator('.said-edit').first().click()
      await page.locator('[data-said-text]').fill('good morning, dear Friedrich')
      await page.locator('[data-said-text]').press('Control+Enter')
      await waitUntil('the sentence is right', async () => (await sentences().first().textContent() ?? '').startsWith('good morning, dear Friedrich'))
      expect(await seriousViolations(page)).toEqual([])
      await undo()
      await waitUntil('the sentence is as it was heard', async () => await sentences().first().textContent() === before)
    })

    it('has a speaker who gets a name, and is found by it', async () => {
      const { ann: { page }, visit } = lend()
      await visit(file)
      await page.locator('.speakers summary').click()
      await page.locator('[data-speaker-name="1"]').fill('Grandma Eva')
      await page.locator('[data-speaker-name="1"]').press('Enter')
      await waitUntil('her name stands before her words', async () => await page.locator('.said-who').first().textContent() === 'Grandma Eva')
      await waitUntil('the search knows her', async () => { await visit(`/search?q=${encodeURIComponent('speaker:"Grandma Eva"')}`); return await page.locator('#main a[href*="/files/"]').count() === 1 }, 60_000)
    })
  })
}
