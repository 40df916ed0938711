import { rm } from 'node:fs/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireRole } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { tellChange } from '../answers/tell-change.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { readFormFiles } from '../uploads/read-form-files.ts'
import { actorOf, type Door } from '../visit.ts'

const number = z.coerce.number().int().min(1).max(1_000_000)

/** The contents that a file had: an older one can come back, a new one can be put in. */
export function fileVersionsResource({ catalog, library, ingest, config, answers }: ResourceParts) {
  return new Hono<Door>()
    .post('/files/:id/versions/:number/restoration', async (c) => {
      const wanted = number.parse(c.req.param('number'))
      const decided = await catalog.history.restoreVersion(actorOf(c), idOf(c), wanted)
      if (answers.isFragment(c)) c.header('hx-refresh', 'true')
      return answers.done(c, { told: tellChange(decided, 'file.done-version', { number: wanted }), to: answers.isFragment(c) ? undefined : `/files/${idOf(c)}` })
    })
    .post('/files/:id/versions', async (c) => {
      const { file } = await library.findFile(actorOf(c), idOf(c))
      requireRole(actorOf(c), file.spaceId, 'member')
      if (file.sourceId !== null) throw new AppError('conflict', 'web.source-file-fixed', { name: file.name })
      const { files: [sent] } = await readFormFiles(c.req.raw, { folder: ingest.uploadFolder, maxFileBytes: config.maxFileBytes, maxFiles: 1 })
      if (!sent) throw new AppError('invalid', 'web.no-file-in-form')
      try {
        const taken = await ingest.receiveFile(actorOf(c), { path: sent.path, name: file.name, folder: file.folder, modifiedMs: null, spaceId: file.spaceId })
        const to = `/files/${file.id}`
        if (taken.outcome === 'refused') return await answers.done(c, { to, told: { key: 'web.refused', params: { name: sent.name, reason: await answers.say(c, taken.reason) }, tone: 'bad' } })
        const isNew = taken.outcome === 'taken-in' && taken.added.outcome !== 'unchanged'
        return await answers.done(c, { to, told: isNew ? { key: 'web.version-added', params: {} } : { key: 'web.same-content', params: { name: file.name } } })
      } finally {
        await rm(sent.path, { force: true })
      }
    })
}
