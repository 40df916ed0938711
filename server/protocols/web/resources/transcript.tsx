import { Hono } from 'hono'
import { z } from 'zod'
import { MOST_SPEAKERS, transcriptFormats } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { tellChange } from '../answers/tell-change.ts'
import { saidFragment, segmentFragment } from '../files/said-fragment.tsx'
import { contentDisposition } from '../media/content-disposition.ts'
import { idOf, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'

const seconds = z.coerce.number().min(0).max(1e7)
/** `heard=1` gives the segment back what the machine heard. */
const corrected = z.object({ start: seconds, end: seconds, text: z.string().max(10_000).default(''), heard: z.literal('1').optional() })
const named = z.object({ name: z.string().max(1000) })
/** Nothing leaves it to the machine. */
const counted = z.object({ count: z.literal('').transform(() => null).or(z.coerce.number()) })

/** What is said in a file as subtitles and text, and what people make of it: sentences corrected, speakers named. */
export function transcriptResource(parts: ResourceParts) {
  const { catalog, answers } = parts
  const speakerOf = (c: DoorContext): number => {
    const number = Number(c.req.param('number'))
    if (!Number.isInteger(number) || number < 1 || number > MOST_SPEAKERS) throw new AppError('not-found', 'catalog.no-such-speaker')
    return number
  }
  const app = new Hono<Door>()
    .post('/files/:id/transcript/segments', async (c) => {
      const { start, end, text, heard } = await readForm(c, corrected)
      const decided = await catalog.transcripts.edit(actorOf(c), idOf(c), { start, end, text: heard ? null : text })
      return answers.done(c, { told: tellChange(decided, 'file.done-corrected'), fragment: answers.isFragment(c) ? await segmentFragment(parts, c, start) : undefined })
    })
    .post('/files/:id/speakers/:number', async (c) => {
      const name = (await readForm(c, named)).name.trim()
      const decided = await catalog.speakers.name(actorOf(c), idOf(c), speakerOf(c), name === '' ? null : name)
      return answers.done(c, { told: tellChange(decided, name === '' ? 'file.done-speaker-unnamed' : 'file.done-speaker-named', { name }), fragment: answers.isFragment(c) ? await saidFragment(parts, c) : undefined })
    })
    .post('/files/:id/speakers', async (c) => {
      const { count } = await readForm(c, counted)
      const decided = await catalog.speakers.count(actorOf(c), idOf(c), count)
      return answers.done(c, { told: tellChange(decided, 'file.done-speakers-counted'), fragment: answers.isFragment(c) ? await saidFragment(parts, c) : undefined })
    })
  for (const format of transcriptFormats) {
    app.get(`/files/:id/transcript.${format}`, async (c) => {
      const { name, mediaType, text } = await catalog.transcripts.write(actorOf(c), idOf(c), format)
      // a browser's own player reads .vtt as a track of the page; the others are saved
      return c.body(text, 200, { 'content-type': mediaType, 'cache-control': 'private, no-cache', 'content-disposition': contentDisposition(format === 'vtt' && c.req.query('download') === undefined ? 'inline' : 'attachment', name) })
    })
  }
  return app
}
