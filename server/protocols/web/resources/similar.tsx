import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { SimilarStrip } from '../../../../views/files/_similar.tsx'
import { SimilarPage } from '../../../../views/similar/index.tsx'
import type { Similar } from '../../../catalog/index.ts'
import { AppError, messageOf, type Message } from '../../../platform/errors.ts'
import { tilesOf } from '../files/tile-of.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { readFormFiles } from '../uploads/read-form-files.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const noNetwork: Message = { key: 'similar.no-network', params: {} }
/** More than any picture that a camera makes. */
const MOST_BYTES = 256 << 20
const none: Similar = { state: 'no-network', items: [] }

/** Pictures that look like one: the strip beside a file, and the search by a picture of one's own. */
export function similarResource({ catalog, renditions, ingest, answers, config }: ResourceParts) {
  const page = async (c: DoorContext, found?: Similar, problem?: Message) => {
    const tiles = found && await tilesOf(renditions, found.items)
    return answers.page(c, (frame) => <SimilarPage frame={frame} tiles={tiles} problem={problem} canEdit={mayEdit(actorOf(c))} />)
  }
  /** Looks at what was sent and forgets it, whatever comes of it. */
  const look = async (c: DoorContext): Promise<Similar> => {
    const { files } = await readFormFiles(c.req.raw, { folder: ingest.uploadFolder, maxFileBytes: Math.min(config.maxFileBytes, MOST_BYTES), maxFiles: 1 })
    const [picture] = files
    if (!picture) throw new AppError('invalid', 'similar.no-picture')
    try {
      return await catalog.similar?.byPicture(actorOf(c), picture.path) ?? none
    } finally {
      await rm(picture.path, { force: true })
    }
  }
  return new Hono<Door>()
    .get('/search/similar', (c) => page(c))
    .post('/search/similar', async (c) => {
      try {
        const found = await look(c)
        return await (found.state === 'no-network' ? page(c, undefined, noNetwork) : page(c, found))
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too-large' && error.code !== 'unavailable')) throw error
        return page(c, undefined, messageOf(error))
      }
    })
    .get('/files/:id/similar', async (c) => {
      const { state, items } = await catalog.similar?.similarTo(actorOf(c), idOf(c)) ?? none
      return answers.fragment(c, <SimilarStrip id={idOf(c)} state={state} tiles={await tilesOf(renditions, items)} />)
    })
}
