import { decodeRaster, defaultMediaLimits, type MediaLimits } from '../media/index.ts'
import { openSound } from './audio/open-sound.ts'
import { RASTER_EDGE } from './define-analyzer.ts'
import type { Content } from './run-analyzers.ts'

/** The content at a path, as analyzers see and hear it. */
export const openContent = (path: string, { limits = defaultMediaLimits, signal }: { limits?: MediaLimits; signal: AbortSignal }): Content =>
  ({ path, decode: () => decodeRaster(path, RASTER_EDGE, { limits, signal }), openSound: () => openSound(path, { limits, signal }) })
