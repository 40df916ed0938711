import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Child } from 'hono/jsx'
import { de } from '../../views/messages/de.ts'
import { en } from '../../views/messages/en.ts'
import type { Frame } from '../../views/layouts/frame.ts'
import { render } from '../../views/render.tsx'
import { cannedFiles, shapeOf } from './storybook/canned-files.ts'
import { cannedFrame, storySentences } from './storybook/canned-house.ts'
import { cannedPictures, drawPicture, type CannedPicture } from './storybook/canned-pictures.ts'
import { cannedLevels, cannedWave } from './storybook/canned-sounds.ts'
import { drawLevels } from '../../server/media/index.ts'
import { fileStory, stories } from './storybook/pages.tsx'

// Every page from canned data on loopback: npx tsx test/support/storybook.ts [port] [files]. Needs npm run build for public/vendor.
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', png: 'image/png', webmanifest: 'application/manifest+json', map: 'application/json' }
const publicFolder = join(import.meta.dirname, '../../public')

/** Starts the storybook. */
export async function startStorybook({ port = 0, count = 2000 } = {}): Promise<{ url: string; stop: () => void }> {
  Object.assign(en, storySentences)
  Object.assign(de, storySentences)
  const pictures = await cannedPictures()
  const files = cannedFiles(pictures, count)
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    void pictureAnswer(url, pictures, response).then((done) => done || jsonAnswer(url, files, response) || assetAnswer(url, response) || pageAnswer(url, { files, pictures }, response)).catch((error: unknown) => response.writeHead(500).end(String(error)))
  }
  const server = createServer(answer)
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`, stop: () => server.close() }
}

async function pictureAnswer(url: URL, pictures: readonly CannedPicture[], response: ServerResponse): Promise<boolean> {
  if (url.pathname === '/spectrogram.webp') {
    response.writeHead(200, { 'content-type': 'image/webp' }).end(await drawLevels(cannedLevels(), { width: 1200, height: 384 }))
    return true
  }
  const [, index, size] = /^\/pictures\/(\d+)\/(thumb|preview)$/.exec(url.pathname) ?? []
  if (!index) return false
  const body = await drawPicture(pictures[Number(index)]!, size === 'thumb' ? 250 : 1080)
  response.writeHead(200, { 'content-type': 'image/webp', 'cache-control': 'max-age=3600' }).end(body)
  return true
}

function jsonAnswer(url: URL, files: ReturnType<typeof cannedFiles>, response: ServerResponse): boolean {
  const month = /^\/timeline\/months\/(.+)$/.exec(url.pathname)?.[1]
  const offset = Number(url.searchParams.get('offset') ?? 0)
  const items = month ? files.filter((file) => file.takenLocal.startsWith(month)).slice(offset, offset + 500).map(({ durationMs, ...file }) => ({ ...file, duration: durationMs })) : undefined
  const body = url.pathname === '/timeline/shape' ? shapeOf(files) : items
  if (body) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  return body !== undefined
}

function assetAnswer(url: URL, response: ServerResponse): boolean {
  if (url.pathname === '/waveform.json') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ seconds: 77, peaks: Array.from({ length: 400 }, (_, at) => Math.round(20 + Math.abs(Math.sin(at / 19) * Math.cos(at / 47)) * 235)) }))
    return true
  }
  if (url.pathname === '/sound.wav') {
    response.writeHead(200, { 'content-type': 'audio/wav' }).end(cannedWave())
    return true
  }
  if (!/^\/(vendor|icons|manifest)/.test(url.pathname)) return false
  response.writeHead(200, { 'content-type': types[url.pathname.split('.').at(-1)!] ?? 'application/octet-stream' }).end(readFileSync(join(publicFolder, url.pathname)))
  return true
}

function pageAnswer(url: URL, canned: { files: ReturnType<typeof cannedFiles>; pictures: readonly CannedPicture[] }, response: ServerResponse): void {
  const query = url.searchParams
  const frame: Frame = { ...cannedFrame, theme: query.get('theme') === 'dark' ? 'dark' : query.get('theme') === 'light' ? 'light' : 'system', locale: { ...cannedFrame.locale, language: query.get('lang') === 'de' ? 'de' : 'en' } }
  const id = /^\/files\/([\w-]+)$/.exec(url.pathname)?.[1]
  const node: Child | undefined = id ? fileStory({ frame, ...canned, query }, id) : stories[url.pathname]?.({ frame, ...canned, query })
  response.writeHead(node ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp }).end(node ? String(render(frame.locale, node)) : 'no such story')
}

if (import.meta.filename === process.argv[1]) {
  const { url } = await startStorybook({ port: Number(process.argv[2] ?? 4600), count: Number(process.argv[3] ?? 2000) })
  console.log(`Storybook at ${url}: ${Object.keys(stories).join(' ')} /files/file-0 · ?theme=dark ?lang=de ?empty`)
}
