import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { files } from '../../server/library/index.ts'
import { webHouse, type Browser, type WebHouse } from '../support/web-house.ts'

let house: WebHouse, ada: Browser, eve: Browser, folder = ''
const ids: Record<string, string> = {}
const write = (path: string, tags: Record<string, string>): void => {
  execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `sine=frequency=${300 + path.length * 10}:duration=1`, ...Object.entries(tags).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]), path])
}
const text = async (browser: Browser, path: string, headers?: Record<string, string>): Promise<string> => {
  const answer = await browser.get(path, headers)
  expect(answer.status, path).toBe(200)
  return answer.text()
}
const hrefIn = (html: string, start: string): string => new RegExp(`href="(${start}[^"]+)"`).exec(html)?.[1] ?? ''
const inRail = async (): Promise<boolean> => (await text(ada, '/folders')).includes('data-place="music"')
const json = async (path: string): Promise<{ tracks: Record<string, unknown>[] }> => (await ada.get(path)).json() as Promise<{ tracks: Record<string, unknown>[] }>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantel-music-'))
  mkdirSync(join(folder, 'a'))
  write(join(folder, 'a', '1.mp3'), { title: 'One <b>', artist: 'Ann & Co', album: 'First', track: '1', genre: 'Jazz', date: '1994' })
  write(join(folder, 'a', '2.mp3'), { title: 'Two', artist: 'Ann & Co', album: 'First', track: '2', genre: 'Jazz', date: '1994' })
  write(join(folder, 'memo.mp3'), {})
  house = await webHouse({ work: true })
  for (const { name } of await house.analysis.overview()) await house.analysis.setOn(name, false)
  ada = await house.setUp()
  expect(await inRail()).toBe(false)
  eve = await house.person(ada, 'Eve', 'viewer')
  await ada.post('/setup/sources', { path: folder })
  await vi.waitFor(async () => {
    for (const { id, name } of await house.db.select({ id: files.id, name: files.name }).from(files)) ids[name] = id
    expect(Object.keys(ids)).toHaveLength(3)
  }, 40_000)
}, 90_000)
afterAll(() => house.close().finally(() => { rmSync(folder, { recursive: true, force: true }) }))

describe('the pages of music', () => {
  it('lead from albums to tracks to files by links alone, also for who may only look, in both languages', async () => {
    const albums = await text(eve, '/music')
    const album = await text(eve, hrefIn(albums, '/music/albums/'))
    expect(album).toContain('One &lt;b&gt;')
    expect(album.indexOf('One &lt;b&gt;')).toBeLessThan(album.indexOf('Two'))
    expect(album).toContain(`href="/files/${ids['1.mp3']}"`)
    const artist = await text(eve, hrefIn(album, '/music/artists/'))
    expect(artist).toContain('<h1>Ann &amp; Co</h1>')
    expect(await text(eve, '/music/artists')).toContain('1 album · 2 tracks')
    expect(await text(eve, '/music', { 'accept-language': 'de' })).toContain('Interpreten')
  })

  it('group by genre and decade, and place what has no tags', async () => {
    expect(await text(ada, '/music/genres')).toContain('2 tagged')
    expect(await text(ada, '/music/genres/jazz')).toContain('2 tracks')
    expect(await text(ada, '/music/decades')).toContain('href="/music/decades/1990"')
    expect(await text(ada, '/music/decades/1990')).toContain('<h1>1990s</h1>')
    expect(await text(ada, '/music/tempo')).toContain('Tempos come from the tags')
    expect(await text(ada, '/music/untagged')).toContain('Not listened to yet')
    expect(await text(ada, '/music/untagged/unheard')).toContain('>memo</a>')
  })

  it('stand in the rail once there is sound', async () => {
    await vi.waitFor(async () => expect(await inRail()).toBe(true), 10_000)
  })

  it('say so where there is no such album or artist', async () => {
    for (const path of ['/music/albums/0123456789abcdef', '/music/artists/0123456789abcdef', '/music/albums/x', '/music/decades/old', '/music/queue?album=0123456789abcdef']) expect((await ada.get(path)).status, path).toBe(404)
  })
})

describe('the player', () => {
  it('gets the tracks of a list in order, with what it plays', async () => {
    const key = hrefIn(await text(ada, '/music'), '/music/albums/').split('/').at(-1)
    const { tracks } = await json(`/music/queue?album=${key}`)
    expect(tracks.map(({ title, artist, positionMs, gain }) => [title, artist, positionMs, gain])).toEqual([['One <b>', 'Ann & Co', null, null], ['Two', 'Ann & Co', null, null]])
    const sound = await ada.get(String(tracks[0]!.src))
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    expect((await json('/music/queue?genre=jazz&offset=1')).tracks).toHaveLength(1)
    expect((await json(`/music/queue?file=${ids['2.mp3']}&file=${ids['memo.mp3']}`)).tracks).toHaveLength(2)
    expect((await ada.get('/music/queue')).status).toBe(400)
  })

  it('goes on where each person stopped, until that is forgotten', async () => {
    const put = (seconds: string) => ada.send(`/files/${ids['memo.mp3']}/position`, { method: 'PUT', body: new URLSearchParams({ seconds }) })
    const stopped = async () => (await json(`/music/queue?file=${ids['memo.mp3']}`)).tracks[0]?.positionMs
    expect((await put('61.5')).status).toBe(204)
    expect(await stopped()).toBe(61_500)
    const hers = await (await eve.get(`/music/queue?file=${ids['memo.mp3']}`)).json() as { tracks: { positionMs: number | null }[] }
    expect(hers.tracks[0]?.positionMs).toBeNull()
    expect((await put('-1')).status).toBe(400)
    await ada.send(`/files/${ids['memo.mp3']}/position`, { method: 'DELETE' })
    expect(await stopped()).toBeNull()
  })
})
