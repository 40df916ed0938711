import { stat } from 'node:fs/promises'
import type { Actor } from '../../../access/index.ts'
import type { Library } from '../../../library/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { contentDisposition } from '../media/content-disposition.ts'
import { zipOfFiles, type Zipped } from '../media/zip-of-files.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type DoorContext } from '../visit.ts'

const MOST = 2000
const AT_ONCE = 20

/** The originals of some files as one ZIP; those that cannot be reached are named in a text within it. */
export async function archiveOf({ library, answers, clock }: Pick<ResourceParts, 'library' | 'answers' | 'clock'>, c: DoorContext, ids: string[]): Promise<Response> {
  if (ids.length > MOST) throw new AppError('invalid', 'web.too-many-chosen', { most: MOST })
  const { files, away } = await openAll(library, actorOf(c), ids)
  if (files.length === 0) throw new AppError('unavailable', 'web.nothing-to-download')
  const note = away.length === 0 ? undefined : [await answers.say(c, { key: 'web.archive-lacks', params: {} }), ...away].join('\r\n')
  const { body, length } = zipOfFiles(files, note)
  return new Response(body, { headers: {
    'content-type': 'application/zip', 'content-length': String(length), 'cache-control': 'no-store',
    'content-disposition': contentDisposition('attachment', `Mantel ${clock.now().toISOString().slice(0, 10)}.zip`),
  } })
}

async function openAll(library: Library, actor: Actor, ids: string[]): Promise<{ files: Zipped[]; away: string[] }> {
  const files: Zipped[] = []
  const away: string[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    await Promise.all(ids.slice(at, at + AT_ONCE).map(async (id) => {
      try {
        const { path, name } = await library.openOriginal(actor, id)
        const { size, mtime } = await stat(path)
        files.push({ path, name, size, modified: mtime })
      } catch (error) {
        // what the actor may not see is not named either
        if (error instanceof AppError && error.code === 'unavailable') away.push(String(error.params.name ?? ''))
        else if (!(error instanceof AppError) || error.code !== 'not-found') throw error
      }
    }))
  }
  return { files, away }
}
