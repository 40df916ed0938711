import { endpoints } from '../../server/protocols/web/endpoints.ts'
import type { Filled } from './filled-for-eve.ts'
import type { WebdavHouse } from './webdav-house.ts'
import type { Browser } from './web-house.ts'

/** What each address answered, without what differs from one request to the next. */
export type Answers = Map<string, string>

/** Ids that nothing bears. */
const NOBODY = '00000000-0000-7000-8000-000000000000'
const profiles = ['thumbnail', 'preview', 'waveform', 'hover', 'web-video', 'web-audio']

const searches = (words: readonly string[]): string[] => [...words.flatMap((word) => [
  word, `${word}said`, `"${word} title"`, `name:${word}`, `tag:${word}tag`, `person:${word}person`, `speaker:${word}speaker`, `folder:${word}folder`, `camera:${word}cam`, `lens:${word}`, `artist:${word}`, `album:"${word} album"`, `genre:${word}`, `text:${word}letter`, `said:${word}said`, `with ${word}person`, `${word.slice(0, -1)}x`, `-name:${word}`, `like:"${word} beach.jpg"`,
]), 'is:duplicate', 'is:trashed', 'is:missing', 'is:untagged', 'is:favorite', 'kind:image', 'object:dog', 'scene:beach_coast', 'person:Shared', 'with Shared', 'tag:Together', 'event:laughter', 'faces:>0', 'date:2024', 'size:>0', 'hello', 'everybody', 'laughter or dog']

/** Every address that is answered by GET, for every value that its names may stand for; an endpoint that is new is walked with all of them. */
export function addressesOf(words: readonly string[], given: readonly Filled[]): string[] {
  const all = (kind: keyof Filled): string[] => given.flatMap((filled) => filled[kind])
  const ids = [...new Set([...all('files'), ...all('tags'), ...all('people'), ...all('faces'), ...all('others'), NOBODY])]
  const names = [...new Set([...all('albums'), ...all('artists'), ...words.flatMap((word) => [`${word} genre`, `${word}genre`]), 'folk', 'jazz', '1970', '1990', '80', '120', 'unheard', 'speech', '2024-05', '2024-06'])]
  const values = (path: string, name: string): string[] => {
    if (name === 'profile') return profiles
    if (path.startsWith('/folders/')) return [...words.flatMap((word) => [word, `${word}folder`, `${word}folder/Deep`, `${word}empty`, `${word}twin`]), 'Common', ...all('others').map((id) => `@${id}`), ...all('others').flatMap((id) => words.map((word) => `@${id}/${word}`))]
    if (path.startsWith('/faces/')) return [...all('faces'), NOBODY]
    if (path.startsWith('/files/')) return [...all('files'), NOBODY]
    return name === 'id' ? ids : names
  }
  const filled = endpoints.filter(({ method }) => method === 'GET').flatMap(({ path }) => fill(path, values))
  const asked = [...searches(words).map((query) => `/search?q=${encodeURIComponent(query)}`), ...words.flatMap((word) => ['', 'tag:', 'person:', 'camera:', 'folder:', 'artist:', 'album:', 'genre:', 'speaker:', 'lens:', 'event:'].map((field) => `/search/suggest?q=${encodeURIComponent(`${field}${word.slice(0, 4)}`)}`))]
  const more = [...words, '', 'Sh', 'To'].flatMap((word) => [`/tags/suggest?name=${word}`, `/people/suggest?name=${word}`])
  const files = all('files').flatMap((id) => [`/files/${id}/original?version=1`, `/files/${id}/original?download=1`, `/files/${id}?in=timeline`, `/files/${id}?in=search:kind:image`, `/files/${id}?in=folder:Common`, `/music/queue?file=${id}`])
  const queues = [...all('albums').map((key) => `/music/queue?album=${key}`), ...all('artists').map((key) => `/music/queue?artist=${key}`), '/music/queue?genre=folk', '/music/queue?genre=jazz&heard=1', '/music/queue?decade=1990', '/music/queue?decade=1970', '/music/queue?tempo=80', '/music/queue?untagged=unheard']
  return [...new Set([...filled, ...asked, ...more, ...files, ...queues, '/people?hidden=1', '/?at=2024-05', '/?page=2', '/recent?page=2', '/music?order=title', '/duplicates?kind=burst'])]
}

/** An address for each choice of values. */
function fill(path: string, values: (path: string, name: string) => string[]): string[] {
  const [whole, name] = /:([a-zA-Z]+)(?:\{[^}]*\})?/.exec(path) ?? []
  if (whole === undefined || name === undefined) return [path]
  return [...new Set(values(path, name))].flatMap((value) => fill(path.replace(whole, value.split('/').map(encodeURIComponent).join('/')), values))
}

/** Asks each address, and keeps status and body. */
export async function walkPages(browser: Browser, addresses: readonly string[]): Promise<Answers> {
  const answers: Answers = new Map()
  for (const address of addresses) {
    const answer = await browser.get(address)
    const body = Buffer.from(await answer.arrayBuffer()).toString('utf8')
    const headers = [...answer.headers].filter(([header]) => header === 'location' || header === 'etag' || header === 'content-length' || header === 'content-disposition').map(([header, value]) => `${header}: ${value}`).join('\n')
    const text = `${answer.status}\n${headers}\n${body}`.replaceAll(answer.headers.get('x-request-id') ?? '-', 'REQUEST')
    answers.set(address, text.replace(/not used yet|last used [^·<]*?(?= ·|<)|\b(?:\d+ (?:second|minute)s? ago|just now|now)(?=[\s<·])/g, 'AGO'))
  }
  return answers
}

const PROPERTIES = '<?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:allprop/><D:include><D:quota-used-bytes/><D:quota-available-bytes/></D:include></D:propfind>'

/** Every collection of the tree, down to the files, as one person finds it by WebDAV. */
export async function walkTree(house: WebdavHouse, authorization: string, paths: readonly string[] = ['/dav/']): Promise<Answers> {
  const answers: Answers = new Map()
  const waiting = [...paths]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (answers.has(path)) continue
    const answer = await house.send('PROPFIND', path, { headers: { authorization, depth: '1' }, body: PROPERTIES })
    const body = await answer.text()
    answers.set(path, `${answer.status}\n${body}`)
    for (const [, href = ''] of body.matchAll(/<D:href>([^<]+)<\/D:href>/g)) if (href.endsWith('/') && paths.length === 1) waiting.push(href.replaceAll('&amp;', '&'))
  }
  return answers
}

/** Addresses of all files that a walk met. */
export const filesIn = (answers: Answers): string[] => [...new Set([...answers.values()].flatMap((text) => [...text.matchAll(/<D:href>([^<]+[^/<])<\/D:href>/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))))]
