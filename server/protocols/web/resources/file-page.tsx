import { Hono } from 'hono'
import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import type { Neighbour } from '../../../../views/files/data.ts'
import { FilePage } from '../../../../views/files/show.tsx'
import { fileHref, type ListName } from '../../../../views/files/tile.ts'
import { wordsFor } from '../../../../views/words.ts'
import { fileDetails } from '../files/file-details.ts'
import { namedList } from '../files/list-name.ts'
import { renditionUrl } from '../files/media-urls.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const asked = z.object({ t: z.coerce.number().min(0).max(1e6).optional().catch(undefined), edit: z.coerce.number().min(0).optional().catch(undefined), said: z.literal('all').optional().catch(undefined), show: z.literal('1').optional().catch(undefined) })

/** The page of one file, within a list that it is walked through. */
export function filePageResource(parts: ResourceParts) {
  const { analysis, catalog, library, renditions, answers } = parts
  const neighbour = async (actor: Actor, id: string | null, list: ListName): Promise<Neighbour | null> => {
    if (id === null) return null
    const { file } = await library.findFile(actor, id)
    const found = await renditions.find(file.sha256, 'preview')
    return { id, href: fileHref(id, list), preview: found ? renditionUrl(id, 'preview', file.sha256) : null }
  }
  return new Hono<Door>().get('/files/:id', async (c) => {
    const actor = actorOf(c)
    const id = idOf(c)
    const list = namedList(c.req.query('in'), actor)
    const detail = await library.findFile(actor, id)
    const file = await fileDetails(parts, actor, detail, wordsFor(await answers.localeFor(c)))
    const around = await catalog.timeline.neighbours(actor, id, list.scope)
    const [previous, next] = await Promise.all([neighbour(actor, around.previous, list.name), neighbour(actor, around.next, list.name)])
    // what is being looked at goes before everything else
    if (file.preview === null || (file.kind !== 'image' && !file.media)) await renditions.hurry([detail.file.sha256])
    // its analyses too, and no page waits for that
    analysis.hurry(detail.file).catch((error: unknown) => { c.env.visit.log.warn({ err: error }, 'could not ask for the analysis of a file') })
    const { t: from, edit, said, show } = asked.parse(c.req.query())
    const canEdit = mayEdit(actor, detail.file.spaceId)
    return answers.page(c, (frame) => <FilePage frame={frame} file={file} place={{ list: list.name, back: list.back, previous, next, canEdit, shown: show !== undefined, from, edit, wholeTranscript: said !== undefined }} />)
  })
}
