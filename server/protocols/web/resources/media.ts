import { stat } from 'node:fs/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { profileNames, profiles } from '../../../renditions/index.ts'
import { isShownInline } from '../media/inline-types.ts'
import { cachingFor } from '../media/caching-for.ts'
import { sendFile } from '../media/send-file.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'

const originalQuery = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional(), download: z.literal('1').optional(), v: z.string().max(64).optional() })
/** One transparent pixel: browsers draw an image whatever its status, so that nothing looks broken while the true one is made. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The bytes of files, and what was drawn from them. */
export function mediaResource({ library, renditions }: ResourceParts) {
  return new Hono<Door>()
    .get('/files/:id/original', async (c) => {
      const { version, download, v } = originalQuery.parse(c.req.query())
      const { path, name, mediaType, sha256 } = await library.openOriginal(actorOf(c), idOf(c), version)
      const { size } = await stat(path)
      const inline = download === undefined && isShownInline(mediaType)
      return sendFile(c, { path, size, name, etag: `"${sha256}"`, mediaType: isShownInline(mediaType) ? mediaType : 'application/octet-stream', disposition: inline ? 'inline' : 'attachment', caching: cachingFor(actorOf(c), namesContent(v, sha256)) })
    })
    .get('/files/:id/renditions/:profile', async (c) => {
      const profile = z.enum(profileNames).safeParse(c.req.param('profile'))
      if (!profile.success) throw new AppError('not-found', 'web.no-such-page')
      const { file } = await library.findFile(actorOf(c), idOf(c))
      const found = await renditions.find(file.sha256, profile.data)
      if (!found) {
        await renditions.hurry([file.sha256])
        return c.body(new Uint8Array(PIXEL), 202, { 'content-type': 'image/gif', 'retry-after': '2', 'cache-control': 'no-store' })
      }
      const [v, revision] = (c.req.query('v') ?? '').split('-')
      const isNamed = namesContent(v, file.sha256) && found.etag.includes(`-${profile.data}-${revision}-`)
      return sendFile(c, { path: found.path, size: found.size, name: `${file.name}.${profiles[profile.data].ending}`, mediaType: found.mediaType, etag: found.etag, disposition: 'inline', caching: cachingFor(actorOf(c), isNamed) })
    })
}

/** An address that begins the content's hash names that content for ever. */
const namesContent = (v: string | undefined, sha256: string): boolean => v !== undefined && /^[0-9a-f]{8,64}$/.test(v) && sha256.startsWith(v)
