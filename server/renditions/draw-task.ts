import { z } from 'zod'
import { MediaLimits, requireType, soundTypeOf, withFileWindow } from '../media/index.ts'
import { defineTask } from '../platform/define-task.ts'
import { drawLater } from './draw-later.ts'
import { Drawn } from './drawn.ts'
import { examineAndDraw } from './examine-and-draw.ts'

/** Draws what is wanted of a content that the library holds already, in a child process. */
export const drawTask = defineTask({
  name: 'renditions.draw',
  input: z.object({
    /** Of the original, on this machine. */
    path: z.string(),
    sha256: z.string(),
    stage: z.enum(['first', 'soon', 'copy']),
    kind: z.enum(['image', 'audio', 'video']),
    limits: MediaLimits,
    folder: z.string(),
  }),
  output: z.array(Drawn),
  async run({ path, stage, kind, limits, folder, sha256 }, { signal }) {
    if (stage === 'first') {
      const examined = await examineAndDraw({ path, name: '', limits, folder, signal })
      // a source's file may have been replaced since: its renditions would stand under the wrong content
      return examined.sha256 === sha256 ? examined.drawn : []
    }
    const detected = await withFileWindow(path, requireType)
    const type = kind === 'audio' && detected.kind === 'video' ? soundTypeOf(detected) : detected
    return drawLater({ path, type, folder, signal, wanted: stage === 'soon' ? ['hover'] : [kind === 'audio' ? 'web-audio' : 'web-video'] })
  },
})
