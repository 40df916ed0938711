import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { drawLevels } from '../media/index.ts'
import { defineTask } from '../platform/define-task.ts'

/** Pixels: two a band, so that it stays clear on dense screens. */
const WIDTH = 1200, HEIGHT = 384

/** Draws levels of bands over time, in a child process. */
export const spectrogramTask = defineTask({
  name: 'renditions.spectrogram',
  input: z.object({
    columns: z.number().int().positive().max(4000),
    bands: z.number().int().positive().max(1000),
    /** base64 of uint8[columns × bands], column after column, the lowest band first. */
    levels: z.base64().max(1_000_000),
    target: z.string(),
  }),
  output: z.object({ size: z.number() }),
  async run({ columns, bands, levels, target }) {
    const picture = await drawLevels({ columns, bands, levels: Buffer.from(levels, 'base64') }, { width: WIDTH, height: HEIGHT })
    await writeFile(target, picture)
    return { size: picture.length }
  },
})
