import { describe, expect, it } from 'vitest'
import type { Child } from 'hono/jsx'
import { EmptyState } from './components/empty-state.tsx'
import { ToastOutOfBand } from './components/toast.tsx'
import { tonesOfBars, waveformPaths } from './components/waveform.tsx'
import type { FileDetails, FilePlace } from './files/data.ts'
import { FilePage } from './files/show.tsx'
import { FileTags } from './files/_tags.tsx'
import type { Tile } from './files/tile.ts'
import { StageRow } from './jobs/_stages.tsx'
import type { Frame } from './layouts/frame.ts'
import { RecentPage } from './lists/show.tsx'
import { render } from './render.tsx'
import { QueryProblem } from './search/_problem.tsx'
import { SourceQuestion } from './sources/_question.tsx'
import { TimelinePage } from './timeline/index.tsx'
import { TrashPage } from './trash/index.tsx'

const frame: Frame = { locale: { language: 'en', timeZone: 'UTC', now: '2026-11-24T22:40:00Z' }, theme: 'system', person: { id: 'p', name: 'Anna', role: 'admin' }, version: '1', maxFileBytes: 1e9 }
const html = (node: Child): string => String(render(frame.locale, node))
const tile: Tile = { id: 'f1', kind: 'video', name: '<img src=x onerror=alert(1)>.mp4', ratio: 1.5, thumb: '/t', durationMs: 12_000, favorite: true, missing: false, takenLocal: '2024-05-14T18:03:00' }
const file: FileDetails = {
  id: 'f1', kind: 'image', name: '"><script>alert(1)</script>.jpg', folder: 'A', folderHref: '/folders/a', state: 'present', mediaType: 'image/jpeg', size: 1, width: 100, height: 50, durationMs: null, takenLocal: '2024-05-14T18:03:00', takenFrom: 'embedded', addedAt: '2026-11-24T22:00:00Z',
  favorite: false, thumb: '/t', preview: '/p', original: '/o', zoomable: true, tags: [], text: [{ text: '</p><b>', score: 0.9, box: [0.1, 0.2, 0.3, 0.4] }], colors: [{ name: 'red', hex: '#f00', share: 0.4 }], facts: [], versions: [], changes: [],
}
const place: FilePlace = { list: 'timeline', back: '/', next: { id: 'f2', href: '/files/f2', preview: null }, canEdit: true }
const pages: Record<string, string> = {
  timeline: html(<TimelinePage frame={frame} total={1} days={[{ day: '2024-05-14', count: 1, tiles: [tile] }]} months={[{ month: '2024-05', count: 1 }]} canEdit />),
  file: html(<FilePage frame={frame} file={file} place={place} />),
  recent: html(<RecentPage frame={frame} tiles={[tile]} total={1} canEdit />),
  trash: html(<TrashPage frame={frame} tiles={[tile]} total={1} size={5_000_000} keepDays={30} canEdit />),
}

describe.each(Object.entries(pages))('the page %s', (_, page) => {
  it('has no inline script, style or handler, so that the strictest policy holds', () => {
    expect(page).not.toMatch(/ style=/)
    expect(page).not.toMatch(/ on[a-z]+="/)
    expect(page.match(/<script(?![^>]*(src=|type="application\/json"))/g)).toBeNull()
  })

  it('writes hostile names as text', () => {
    expect(page).not.toContain('<img src=x')
    expect(page).not.toContain('<script>alert')
  })

  it('says each id once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('has one main, a skip link to something that exists, and a title', () => {
    expect(page.match(/<main/g)).toHaveLength(1)
    const target = /class="skip" href="#([^"]+)"/.exec(page)![1]!
    expect(page).toContain(`id="${target}"`)
    expect(page).toMatch(/<title>[^<]+ · Mantel<\/title>/)
  })
})

describe('fragments', () => {
  it('swap the element that they are: the id of the tags and the target of their forms agree', () => {
    const tags = html(<FileTags id="f1" tags={[{ id: 't1', path: 'Travel/Rome' }]} canEdit />)
    expect(tags).toMatch(/^<section class="panel-part"[^>]* id="file-tags-f1"/)
    expect(tags).toContain('hx-target="#file-tags-f1"')
    expect(tags).toContain('href="/search?q=tag%3A%22Travel%2FRome%22"')
  })

  it('show nothing to change to those who may not', () => {
    expect(html(<FileTags id="f1" tags={[{ id: 't1', path: 'Rome' }]} canEdit={false} />)).not.toContain('<form')
  })

  it('bring a toast with its way back beside any answer', () => {
    const toast = html(<ToastOutOfBand text="Moved to the trash" changeId="c1" />)
    expect(toast).toContain('hx-swap-oob="beforeend"')
    expect(toast).toContain('action="/changes/c1/undoing"')
  })

  it('say a stage in numbers, rate and time left', () => {
    const stage = html(<StageRow canManage stage={{ id: 'image.text', name: { key: 'rail.jobs', params: {} }, done: 100, total: 1240, failed: 2, running: 1, perMinute: 412, secondsLeft: 166, paused: false }} />)
    expect(stage).toContain('100 of 1,240')
    expect(stage).toContain('Working on 1 file · 1,138 to go · 412 a minute · about 3 minutes left')
    expect(stage).toContain('value="100" max="1240"')
  })

  it('mark the place of a query that cannot be read', () => {
    expect(html(<QueryProblem query="a date:x b" error={{ message: { key: 'search.help-title', params: {} }, from: 2, to: 8 }} />)).toContain('a <mark>date:x</mark> b')
  })

  it('ask before anything is changed, with both answers', () => {
    const question = html(<SourceQuestion id="s1" question={{ key: 'sources.asks', params: {} }} target="#source-s1" />)
    expect(question).toContain('value="again"')
    expect(question).toContain('value="gone"')
  })

  it('draw boxes in thousandths of the picture', () => {
    expect(pages.file).toContain('x="100.0" y="200.0" width="300.0" height="400.0"')
  })
})

describe('without scripts', () => {
  it('the timeline can be walked by months', () => {
    expect(pages.timeline).toContain('href="/?at=2024-05"')
  })

  it('the selection is a plain form that tiles belong to', () => {
    expect(pages.timeline).toContain('<form id="selection" class="selection" method="post"')
    expect(pages.timeline).toMatch(/<input type="checkbox" name="file" value="f1" form="selection"/)
  })

  it('the trash says the count before it deletes for good', () => {
    expect(pages.trash).toContain('1 file will be deleted for good.')
  })

  it('an empty page has one sentence and at most one drawing', () => {
    expect(html(<EmptyState drawing="tea" title="Everything went well" />).match(/<svg/g)).toHaveLength(1)
  })
})

describe('the waveform', () => {
  it('draws the loudest place highest and never leaves its height', () => {
    const heights = [...waveformPaths([0, 0.5, 1], [])[0]!.d.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)].map(([, top, bottom]) => Number(bottom) - Number(top))
    expect(Math.max(...heights)).toBeCloseTo(96)
    expect(heights[0]).toBeLessThan(heights.at(-1)!)
  })

  it('has the colour of whoever speaks most of each bar, and none where nobody does', () => {
    const tones = tonesOfBars([{ start: 0, end: 4.6, tone: 'voice-1' }, { start: 4.6, end: 8, tone: 'voice-2' }], 160)
    expect(tones.slice(0, 10)).toEqual(['voice-1', 'voice-1', 'voice-1', 'voice-1', 'voice-1', 'voice-2', 'voice-2', 'voice-2', 'plain', 'plain'])
    expect(waveformPaths([1], tones).map(({ tone }) => tone)).toEqual(['voice-1', 'voice-2', 'plain'])
  })

  it('stays plain where the length is not known', () => {
    expect(new Set(tonesOfBars([{ start: 0, end: 4, tone: 'music' }], 0))).toEqual(new Set(['plain']))
  })
})
