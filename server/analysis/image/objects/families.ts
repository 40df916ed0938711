import { centernet } from './centernet.ts'
import type { Detector } from './detector.ts'
import { nanodet } from './nanodet.ts'
import { yolox } from './yolox.ts'

/** A network, and the score from which what it sees is shown. */
export interface Family { detect: Detector; shown: number }

/** How each model is asked, best first. The thresholds were chosen by `npm run evaluate`: every family has a scale of its own. */
export const families: Readonly<Record<string, Family>> = {
  'yolox-s': { detect: yolox({ edge: 640, order: 'rgb' }), shown: 0.6 },
  'nanodet-plus-m-15x': { detect: nanodet({ edge: 416 }), shown: 0.6 },
  'yolox-nano': { detect: yolox({ edge: 416, order: 'bgr' }), shown: 0.65 },
  centernet: { detect: centernet, shown: 0.4 },
}
