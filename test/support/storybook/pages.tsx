import type { Child } from 'hono/jsx'
import { ErrorPage } from '../../../views/errors/show.tsx'
import { FilePage } from '../../../views/files/show.tsx'
import { FolderPage } from '../../../views/folders/show.tsx'
import { JobsPage } from '../../../views/jobs/index.tsx'
import type { Frame } from '../../../views/layouts/frame.ts'
import { FavoritesPage, RecentPage } from '../../../views/lists/show.tsx'
import { RefusalsPage } from '../../../views/refusals/index.tsx'
import { SearchPage } from '../../../views/search/index.tsx'
import { Suggestions } from '../../../views/search/_suggestions.tsx'
import { LoginPage } from '../../../views/sessions/new.tsx'
import { SettingsPage } from '../../../views/settings/index.tsx'
import { SetupPage } from '../../../views/setup/show.tsx'
import { ShortcutsPage } from '../../../views/shortcuts/show.tsx'
import { SourcesPage } from '../../../views/sources/index.tsx'
import { TagsPage } from '../../../views/tags/index.tsx'
import { TimelinePage } from '../../../views/timeline/index.tsx'
import { TrashPage } from '../../../views/trash/index.tsx'
import { UploadPage } from '../../../views/uploads/form.tsx'
import type { Tile } from '../../../views/files/tile.ts'
import { detailsOf } from './canned-details.ts'
import { daysOf, monthsOf } from './canned-files.ts'
import { cannedFailures, cannedHouse, cannedPlace, cannedRefusals, cannedSources, cannedStages, cannedTags } from './canned-house.ts'
import type { CannedPicture } from './canned-pictures.ts'
import { deviceStories } from './device-pages.tsx'
import { musicStories } from './music-pages.tsx'

interface Canned { frame: Frame; files: readonly Tile[]; pictures: readonly CannedPicture[]; query: URLSearchParams }
const none: readonly Tile[] = []
const thumbsOf = ({ files }: Canned, from: number, count: number): string[] => files.slice(from, from + count).flatMap(({ thumb }) => thumb ?? [])

/** Every page by its address; `?empty` shows it with nothing in it. */
export const stories: Record<string, (canned: Canned) => Child> = {
  ...musicStories,
  ...deviceStories,
  '/': ({ frame, files, query }) => query.has('empty') ? <TimelinePage frame={{ ...frame, counts: undefined }} total={0} days={[]} months={[]} canEdit /> : <TimelinePage frame={frame} total={files.length} days={daysOf(files.slice(0, 100), files)} months={monthsOf(files)} older="/?before=x" canEdit />,
  '/recent': ({ frame, files }) => <RecentPage frame={frame} tiles={files.slice(0, 60)} total={60} canEdit />,
  '/favorites': ({ frame, files, query }) => <FavoritesPage frame={frame} tiles={query.has('empty') ? none : files.filter(({ favorite }) => favorite).slice(0, 30)} total={30} canEdit />,
  '/folders': (canned) => <FolderPage frame={canned.frame} path="" crumbs={[]} tiles={[]} total={0} canEdit folders={[
    { name: 'Pictures', href: '/folders/pictures', count: 12_430, thumbs: thumbsOf(canned, 0, 3), source: 'source' }, { name: 'Old disk', href: '/folders/old', count: 2400, thumbs: thumbsOf(canned, 8, 2), source: 'source' }, { name: 'Uploads', href: '/folders/uploads', count: 41, thumbs: thumbsOf(canned, 12, 1), source: 'managed' }, { name: 'Empty', href: '/folders/empty', count: 0, thumbs: [], source: 'managed' },
  ]} />,
  '/folders/pictures': (canned) => <FolderPage frame={canned.frame} path="Holidays/Rome" crumbs={[{ name: 'Pictures', href: '/folders/pictures' }, { name: 'Holidays', href: '/folders/pictures/h' }, { name: 'Rome', href: '/folders/pictures/h/r' }]} tiles={canned.files.slice(0, 40)} total={40} canEdit folders={[{ name: 'Day 1', href: '/folders/pictures', count: 18, thumbs: thumbsOf(canned, 3, 3) }, { name: 'Day 2', href: '/folders/pictures', count: 22, thumbs: thumbsOf(canned, 20, 3) }]} />,
  '/folders/empty': ({ frame }) => <FolderPage frame={frame} path="Empty" crumbs={[{ name: 'Empty', href: '/folders/empty' }]} folders={[]} tiles={[]} total={0} canEdit />,
  '/search': ({ frame, files, query }) => {
    const q = query.get('q') ?? ''
    const shared = { frame, query: q, facets: [], chips: [], found: [], total: 0, isMore: false, canEdit: true }
    if (q.includes('nothing')) return <SearchPage {...shared} closest={{ query: 'noting', href: '/search?q=noting' }} />
    if (q.includes('date:x')) return <SearchPage {...shared} error={{ message: { key: 'story.query', params: {} }, from: q.indexOf('date:x'), to: q.indexOf('date:x') + 6 }} />
    if (q === '') return <SearchPage {...shared} />
    return <SearchPage {...shared} total={files.length} found={files.slice(0, 50).map((tile, at) => ({ tile, why: at % 2 ? { field: 'text', excerpt: '… the invoice of 2024 …' } : at % 3 === 0 ? { field: 'said', excerpt: 'Happy birthday to you' } : { field: 'name', excerpt: tile.name } }))}
      chips={[{ text: 'invoice', field: 'word', value: 'invoice', negated: false, without: '/search?q=' }, { text: 'kind:image', field: 'kind', value: 'image', negated: false, without: '/search?q=' }, { text: '-color:red', field: 'color', value: 'red', negated: true, without: '/search?q=' }]}
      facets={[{ field: 'event', values: [{ value: 'laughter', count: 41, href: '/search', active: false }, { value: 'child speech, kid speaking', count: 7, href: '/search', active: false }] }, { field: 'genre', values: [{ value: 'hip hop', count: 12, href: '/search', active: false }, { value: 'drum & bass', count: 3, href: '/search', active: true }] }, { field: 'key', values: [{ value: 'Am', count: 9, href: '/search', active: false }] }, 
        { field: 'kind', values: [{ value: 'image', count: 812, href: '/search?q=a', active: true }, { value: 'video', count: 24, href: '/search?q=a', active: false }] },
        { field: 'year', values: ['2026', '2025', '2024', '2023', '2022', '2021', '2020', '2019'].map((value, at) => ({ value, count: 400 - at * 37, href: '/search?q=a', active: false })) },
        { field: 'tag', values: [{ value: 'Travel/Rome', count: 52, href: '/search?q=a', active: false }, { value: 'Summer', count: 31, href: '/search?q=a', active: false }] },
        { field: 'camera', values: [{ value: 'Canon EOS 40D', count: 402, href: '/search?q=a', active: false }, { value: 'iPhone 12', count: 220, href: '/search?q=a', active: false }] },
        { field: 'color', values: [{ value: 'blue', count: 120, href: '/search?q=a', active: false }, { value: 'green', count: 98, href: '/search?q=a', active: false }] },
      ]} />
  },
  '/search/suggest': () => <Suggestions suggestions={[{ kind: 'tag', query: 'tag:Travel/Rome', label: 'Travel/Rome', count: 908 }, { kind: 'camera', query: 'camera:canon', label: 'Canon EOS 40D', count: 402 }, { kind: 'filter', query: 'kind:video ', label: 'kind:video' }]} />,
  '/trash': ({ frame, files, query }) => <TrashPage frame={frame} tiles={query.has('empty') ? none : files.slice(30, 42)} total={query.has('empty') ? 0 : 12} size={48_000_000} keepDays={30} canEdit />,
  '/refusals': ({ frame, query }) => <RefusalsPage frame={frame} refusals={query.has('empty') ? [] : cannedRefusals} total={query.has('empty') ? 0 : 14} canEdit />,
  '/jobs': ({ frame, query }) => <JobsPage frame={frame} stages={cannedStages} failures={query.has('empty') ? [] : cannedFailures} failuresTotal={query.has('empty') ? 0 : 2} canManage />,
  '/sources': ({ frame, query }) => <SourcesPage frame={frame} sources={query.has('empty') ? [] : cannedSources} browser={cannedPlace} />,
  '/tags': ({ frame, query }) => <TagsPage frame={frame} tags={query.has('empty') ? [] : cannedTags} canEdit />,
  '/settings': ({ frame }) => <SettingsPage frame={frame} own={{ theme: 'system', language: 'en', sessions: 3 }} house={cannedHouse} />,
  '/uploads/form': ({ frame }) => <UploadPage frame={frame} folder="" outcomes={[{ name: 'IMG_4120.JPG', state: 'duplicate', href: '/files/file-3', original: 'IMG_4120.JPG' }, { name: 'empty.jpg', state: 'refused', reason: { key: 'story.empty', params: {} } }]} />,
  '/shortcuts': ({ frame }) => <ShortcutsPage frame={frame} />,
  '/login': ({ query }) => <LoginPage version="1" error={query.has('error') ? 'Name and password do not belong together.' : undefined} />,
  '/errors/not-found': () => <ErrorPage version="1" kind="not-found" />,
  '/errors/internal': () => <ErrorPage version="1" kind="internal" reference="0193-a2" />,
  '/errors/forbidden': () => <ErrorPage version="1" kind="forbidden" />,
  '/errors/offline': () => <ErrorPage version="1" kind="offline" />,
  '/setup': (canned) => <SetupPage version="1" step={canned.query.get('step') === 'pictures' ? 'pictures' : canned.query.has('browse') ? 'folders' : 'administrator'} name="Anna" administrator={{ code: '' }} sources={[{ id: 's1', name: 'photos', root: '/mnt/photos/2024' }]} browser={cannedPlace} pictures={{ done: 128, total: 1204, refused: 2, thumbs: thumbsOf(canned, 0, 24) }} />,
}

/** The page of one file, between its neighbours. */
export function fileStory({ frame, files, pictures, query }: Canned, id: string): Child | undefined {
  const at = files.findIndex((file) => file.id === id)
  const tile = files[at]
  if (!tile) return undefined
  const neighbour = (other: Tile | undefined) => (other ? { id: other.id, href: `/files/${other.id}`, preview: other.thumbLarge ?? null } : null)
  const picture = pictures.find(({ name }) => name === tile.name) ?? pictures[0]!
  const number = (name: string): number | undefined => (query.has(name) ? Number(query.get(name)) : undefined)
  return <FilePage frame={frame} file={detailsOf(tile, picture, number('sentences'))} place={{ list: 'timeline', back: '/', previous: neighbour(files[at - 1]), next: neighbour(files[at + 1]), canEdit: true, from: number('t'), edit: number('edit'), wholeTranscript: query.has('said') }} />
}
