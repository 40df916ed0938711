import { Hono } from 'hono'
import { z } from 'zod'
import { outputOf, SoundSpectrum } from '../../../analysis/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { madeAt, spectrogramVersion } from '../files/media-urls.ts'
import { saidFragment, segmentFragment } from '../files/said-fragment.tsx'
import { cachingFor } from '../media/caching-for.ts'
import { sendFile } from '../media/send-file.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'

const asked = z.object({ only: z.coerce.number().nonnegative().optional(), edit: z.literal('1').optional().catch(undefined) })

/** What is said in a file as fragments of its page, and the picture of its frequencies. */
export function fileSaidResource(parts: ResourceParts) {
  const { analysis, answers, library, renditions } = parts
  return new Hono<Door>()
    .get('/files/:id/transcript', async (c) => {
      const { only, edit } = asked.parse(c.req.query())
      return answers.fragment(c, only === undefined ? await saidFragment(parts, c) : await segmentFragment(parts, c, only, edit !== undefined))
    })
    .get('/files/:id/spectrogram.webp', async (c) => {
      const { file } = await library.findFile(actorOf(c), idOf(c))
      const results = await analysis.find(file.sha256)
      const heard = outputOf(results, 'audio.spectrum', SoundSpectrum)?.spectrogram
      const finishedAt = results.find(({ analyzer }) => analyzer === 'audio.spectrum')?.finishedAt
      if (!heard || !finishedAt || heard.columns === 0) throw new AppError('not-found', 'web.no-such-page')
      const drawn = await renditions.spectrogram(file.sha256, madeAt(finishedAt), heard)
      const caching = cachingFor(actorOf(c), c.req.query('v') === spectrogramVersion(file.sha256, finishedAt))
      return sendFile(c, { path: drawn.path, size: drawn.size, name: `${file.name}.webp`, mediaType: 'image/webp', etag: drawn.etag, disposition: 'inline', caching })
    })
}
