import { z } from 'zod'
import { fitPicture } from '../media/index.ts'
import { defineTask } from '../platform/define-task.ts'

/** Makes a smaller picture of a preview, in a child process. */
export const fitTask = defineTask({
  name: 'renditions.fit',
  input: z.object({ preview: z.string(), width: z.number().int().positive().max(4096), height: z.number().int().positive().max(4096), exact: z.boolean(), target: z.string() }),
  output: z.object({ size: z.number() }),
  run: async ({ preview, ...wanted }) => ({ size: await fitPicture(preview, wanted) }),
})
