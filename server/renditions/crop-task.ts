import { z } from 'zod'
import { cutOut, decodeRaster, MediaLimits } from '../media/index.ts'
import { defineTask } from '../platform/define-task.ts'
import { AppError } from '../platform/errors.ts'

/** Pixels of a crop's side: twice what pages show it at, for dense screens. */
const EDGE = 256

/** Cuts a face out of a picture, in a child process: from the original where it is given and can be seen, else from the preview. */
export const cropTask = defineTask({
  name: 'renditions.crop',
  input: z.object({
    /** Paths on this machine. */
    preview: z.string().nullable(),
    original: z.string().nullable(),
    /** Longest edge at which the original is decoded, in pixels. */
    decodeEdge: z.number().int().positive(),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    limits: MediaLimits,
    target: z.string(),
  }),
  output: z.object({ size: z.number() }),
  async run({ preview, original, decodeEdge, box, limits, target }, { signal }) {
    const raster = original === null ? undefined : await decodeRaster(original, decodeEdge, { limits, signal }).catch((error: unknown) => {
      // sounds with a cover, and originals that only their camera's program can read
      if (preview !== null && error instanceof AppError && error.code === 'invalid') return undefined
      throw error
    })
    const from = raster ?? preview
    if (from === null) throw new AppError('invalid', 'media.unreadable')
    return { size: await cutOut(from, box, { edge: EDGE, target }) }
  },
})
