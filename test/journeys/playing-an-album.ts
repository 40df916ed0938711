import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/chromium.ts'
import { waitUntil } from '../support/wait-until.ts'
import type { EveningWithFolder } from './clearing-a-burst.ts'

const titles = ['Dawn', 'Noon', 'Dusk'] as const

/** A tone of two seconds with tags and a cover. */
const writeTone = (path: string, track: number, title: string): void => {
  const tags = { title, artist: 'The Tuning Forks', album: 'Three Tones', track: String(track), date: '1998' }
  execFileSync('ffmpeg', [
    '-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `sine=frequency=${220 * track}:duration=2`, '-f', 'lavfi', '-i', 'color=teal:size=300x300:duration=0.1', '-map', '0:a', '-map', '1:v', '-frames:v', '1', '-c:v', 'mjpeg', '-disposition:v', 'attached_pic',
    ...Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]), '-b:a', '64k', path,
  ])
}

/** An album comes into the folder, and is played through while people look at other pages. */
export function playingAnAlbum(lend: () => EveningWithFolder): void {
  describe('an album', () => {
    const playing = () => lend().ann.page.locator('[data-player-title]').textContent()
    const state = () => lend().ann.page.evaluate(() => ({ sounds: [...document.querySelectorAll<HTMLAudioElement>('[data-player-sound]')].filter((sound) => !sound.paused).length, session: navigator.mediaSession.playbackState }))

    it('stands on the page of music with its cover', async () => {
      const { ann: { page }, visit, source } = lend()
      mkdirSync(join(source, 'Three Tones'))
      for (const [at, title] of titles.entries()) writeTone(join(source, 'Three Tones', `${at + 1}.mp3`), at + 1, title)
      await waitUntil('all tracks are there', async () => { await visit('/music/artists'); return /3 tracks/.test(await page.locator('#main').textContent() ?? '') }, 90_000)
      await waitUntil('the cover is drawn', async () => { await visit('/music'); return await page.locator('.album img').count() === 1 }, 60_000)
      expect(await seriousViolations(page)).toEqual([])
      expect(await page.locator('.rail-group a[href="/music"]').count()).toBe(1)
      await page.click('.album-link')
      await page.waitForSelector('.tracks')
      expect(await page.locator('.track-title').allTextContents()).toEqual([...titles])
    })

    it('plays to its end, each track once, while other pages are looked at', async () => {
      const { ann: { page } } = lend()
      const heard: string[] = []
      await page.exposeFunction('hearTrack', (title: string) => { heard.push(title) })
      await page.evaluate(() => {
        for (const sound of document.querySelectorAll('[data-player-sound]')) {
          sound.addEventListener('playing', () => { void (window as unknown as { hearTrack: (title: string) => Promise<void> }).hearTrack(document.querySelector('[data-player-title]')?.textContent ?? '') })
        }
      })
      await page.click('[data-play-all]')
      await page.waitForSelector('#player.is-playing')
      expect(await seriousViolations(page)).toEqual([])
      await page.click('.rail a[href="/folders"]')
      await page.waitForURL('**/folders')
      expect(await state()).toEqual({ sounds: 1, session: 'playing' })
      await waitUntil('the last track has ended', async () => await playing() === 'Dusk' && (await state()).sounds === 0, 30_000)
      expect(heard).toEqual([...titles])
    })

    it('skips by keys, shuffles, shows its queue, and is there again after a reload', async () => {
      const { ann: { page }, visit } = lend()
      await page.keyboard.press('Shift+ArrowLeft')
      await waitUntil('the track begins again', async () => (await state()).sounds === 1)
      await page.keyboard.press(' ')
      await waitUntil('it stands still', async () => (await state()).sounds === 0)
      const before = await playing()
      await page.click('[data-player-previous]')
      await waitUntil('the one before plays', async () => await playing() !== before)
      await page.click('[data-player-shuffle]')
      await page.click('[data-player-queue-open]')
      expect((await page.locator('.player-entry .player-entry-title').allTextContents()).toSorted()).toEqual([...titles].toSorted())
      expect(await page.locator('.player-entry[aria-current] .player-entry-title').textContent()).toBe(await page.locator('.player-entry .player-entry-title').first().textContent())
      expect(await seriousViolations(page)).toEqual([])
      await page.click('[data-player-queue-open]')
      const now = await playing()
      await visit('/recent')
      await page.waitForSelector('#player:not([hidden])')
      expect(await playing()).toBe(now)
      await page.click('[data-player-close]')
      await page.waitForSelector('#player', { state: 'hidden' })
    })
  })
}
