import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Upload } from '../../../ingest/index.ts'
import { requireRole, defaultSpace } from '../../../access/index.ts'
import { AppError, messageOf } from '../../../platform/errors.ts'
import { UploadPage, type UploadOutcome } from '../../../../views/uploads/form.tsx'
import { oneOrMore } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { readFormFiles, type FormFile } from '../uploads/read-form-files.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { uploadOutcome } from './upload-outcome.ts'

const FILES_A_FORM = 200
const asked = z.object({ id: oneOrMore(z.string().max(100), 500) })

/** Files on their way in: resumable by scripts, or by a plain form. */
export function uploadsResource(parts: ResourceParts) {
  const { ingest, answers, arriving, config } = parts
  const tus = (c: DoorContext) => arriving.answer(c.req.raw, actorOf(c), c.env.visit.log)
  const page = (c: DoorContext, folder: string, outcomes?: UploadOutcome[]) => answers.page(c, (frame) => <UploadPage frame={frame} folder={folder} outcomes={outcomes} />)
  const takeIn = async (c: DoorContext, { path, name }: FormFile, folder: string): Promise<UploadOutcome> => {
    try {
      const taken = await ingest.receiveFile(actorOf(c), { path, name, folder, modifiedMs: null })
      if (taken.outcome === 'refused') return { name, state: 'refused', reason: taken.reason }
      const fileId = taken.outcome === 'duplicate' ? taken.fileId : taken.added.fileId
      return { name, state: taken.outcome, href: `/files/${fileId}` }
    } catch (error) {
      c.env.visit.log.error({ err: error }, 'an uploaded file could not be taken in')
      return { name, state: 'failed', reason: messageOf(error) }
    } finally {
      await rm(path, { force: true })
    }
  }
  return new Hono<Door>()
    .get('/uploads/form', (c) => page(c, c.req.query('folder')?.slice(0, 1000) ?? ''))
    .post('/uploads/form', async (c) => {
      requireRole(actorOf(c), defaultSpace(actorOf(c)), 'member')
      const { fields, files } = await readFormFiles(c.req.raw, { folder: ingest.uploadFolder, maxFileBytes: config.maxFileBytes, maxFiles: FILES_A_FORM })
      const outcomes: UploadOutcome[] = []
      for (const file of files) outcomes.push(await takeIn(c, file, fields.folder ?? ''))
      return page(c, fields.folder ?? '', outcomes)
    })
    .get('/uploads', async (c) => c.json((await Promise.all((await ingest.uploads.list(actorOf(c))).map((upload) => outcomeOf(c, upload))))))
    .get('/uploads/outcomes', async (c) => {
      const { id: ids } = asked.parse(c.req.queries())
      const found = (await ingest.uploads.list(actorOf(c))).filter((upload) => ids.includes(upload.id))
      return c.json(await Promise.all(found.map((upload) => outcomeOf(c, upload))))
    })
    .get('/uploads/:id', async (c) => {
      // Hono hands HEAD to GET: that is how a browser asks where to go on
      if (c.req.method === 'HEAD') return tus(c)
      const upload = await ingest.uploads.find(actorOf(c), c.req.param('id'))
      if (!upload) throw new AppError('not-found', 'web.no-such-upload')
      return c.json(await outcomeOf(c, upload))
    })
    .post('/uploads', tus)
    .options('/uploads', tus)
    .options('/uploads/:id', tus)
    .patch('/uploads/:id', tus)
    .delete('/uploads/:id', tus)

  async function outcomeOf(c: DoorContext, upload: Upload) {
    const outcome = await uploadOutcome(parts.library, actorOf(c), upload)
    return { ...outcome, folder: upload.folder, size: upload.size, ...(upload.reason && { sentence: await answers.say(c, upload.reason) }) }
  }
}
