import { z } from 'zod'
import { MediaLimits } from '../media/index.ts'
import type { EmbeddedMetadata } from '../library/index.ts'
import { defineTask } from '../platform/define-task.ts'
import { Drawn, examineAndDraw } from '../renditions/index.ts'

const Message = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
const Moment = z.object({ at: z.string(), local: z.string(), zone: z.string().nullable(), from: z.enum(['embedded', 'name']) })

const Examined = z.object({
  kind: z.enum(['image', 'audio', 'video']),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  durationMs: z.number().nullable(),
  thumbhash: z.instanceof(Uint8Array).nullable(),
  notes: z.array(Message),
  taken: Moment.nullable(),
  metadata: z.custom<EmbeddedMetadata>((value) => typeof value === 'object' && value !== null && 'raw' in value),
  drawn: z.array(Drawn),
})
export type Examined = z.infer<typeof Examined>

/** All that is learnt of a file's bytes, in one pass and in a child process: its true type, whether it decodes, its hash, its first renditions, what is embedded. */
export const examineTask = defineTask({
  name: 'ingest.examine',
  input: z.object({ path: z.string(), name: z.string(), limits: MediaLimits, folder: z.string() }),
  output: Examined,
  run: ({ path, name, limits, folder }, { signal }): Promise<Examined> => examineAndDraw({ path, name, limits, folder, signal }),
})
