import { Hono } from 'hono'
import { z } from 'zod'
import { defaultSpace, requireAdmin } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { FolderBrowser } from '../../../../views/sources/_folder-browser.tsx'
import { SourceRow } from '../../../../views/sources/_source.tsx'
import { SourcesPage } from '../../../../views/sources/index.tsx'
import { checkbox, idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { folderPlace } from './folder-place.ts'
import { shownSource } from './shown-source.ts'

const path = z.string().min(1).max(4096)
const newSource = z.object({ path, name: z.string().max(200).optional() })
const change = z.object({ name: z.string().trim().min(1).max(200), ignore: z.string().max(20_000).default('').transform(asLines), enabled: checkbox })
const answer = z.object({ answer: z.enum(['again', 'gone']) })
const browsing = z.object({ browse: path.catch('/'), action: z.enum(['/sources', '/setup/sources']).catch('/sources') })

/** Folders that are indexed in place, and the browser that finds them. */
export function sourcesResource({ ingest, answers, config }: ResourceParts) {
  const listed = async (c: DoorContext) => (await ingest.listSources(actorOf(c))).map((overview) => shownSource(overview, config.watch))
  const one = async (c: DoorContext, id: string) => {
    const source = (await listed(c)).find((each) => each.id === id)
    if (!source) throw new AppError('not-found', 'ingest.no-such-source')
    return source
  }
  const row = async (c: DoorContext, id: string) => answers.done(c, { fragment: <SourceRow source={await one(c, id)} />, told: { key: 'settings.saved', params: {} } })
  const page = async (c: DoorContext, status: 200 | 400 = 200, error?: string) => {
    requireAdmin(actorOf(c))
    const [sources, browser] = await Promise.all([listed(c), folderPlace(ingest, actorOf(c), browsing.parse(c.req.query()).browse)])
    return answers.page(c, (frame) => <SourcesPage frame={frame} sources={sources} browser={browser} error={error} />, status)
  }
  return new Hono<Door>()
    .get('/sources', (c) => page(c))
    .get('/sources/:id', async (c) => {
      requireAdmin(actorOf(c))
      return answers.fragment(c, <SourceRow source={await one(c, idOf(c))} />)
    })
    .get('/folder-browser', async (c) => {
      const { browse, action } = browsing.parse(c.req.query())
      return answers.fragment(c, <FolderBrowser place={await folderPlace(ingest, actorOf(c), browse)} action={action} />)
    })
    .post('/sources', async (c) => {
      const { path: root, name } = await readForm(c, newSource)
      try {
        await ingest.addSource(actorOf(c), { root, name, spaceId: defaultSpace(actorOf(c)) })
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid') return page(c, 400, await answers.say(c, error))
        throw error
      }
      return c.redirect('/sources', 303)
    })
    .put('/sources/:id', async (c) => {
      await ingest.changeSource(actorOf(c), idOf(c), await readForm(c, change))
      return row(c, idOf(c))
    })
    .delete('/sources/:id', async (c) => {
      await ingest.removeSource(actorOf(c), idOf(c))
      return answers.done(c, { to: '/sources', told: { key: 'web.source-removed', params: {} } })
    })
    .post('/sources/:id/scans', async (c) => {
      await one(c, idOf(c))
      await ingest.scan(actorOf(c), idOf(c))
      return answers.done(c, { fragment: <SourceRow source={await one(c, idOf(c))} />, told: { key: 'web.scan-begun', params: {} } })
    })
    .post('/sources/:id/answer', async (c) => {
      const given = await readForm(c, answer)
      const overview = (await ingest.listSources(actorOf(c))).find(({ source }) => source.id === idOf(c))
      if (!overview?.lastScan) throw new AppError('not-found', 'ingest.no-such-scan')
      await ingest.answerScan(actorOf(c), overview.lastScan.id, given.answer === 'gone' ? 'really-gone' : 'look-again')
      return row(c, idOf(c))
    })
}

function asLines(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean)
}
