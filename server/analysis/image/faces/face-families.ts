import { blazeface } from './blazeface.ts'
import type { FaceDetector } from './face-detector.ts'
import { yunet } from './yunet.ts'

/** How a network is asked, and whether its points are those that faces are set upright by; if not, another network places them. */
export interface FaceFamily { detect: FaceDetector; points: 'exact' | 'rough' }

/** The networks that find faces, best first. */
export const faceFamilies: Readonly<Record<string, FaceFamily>> = {
  yunet: { detect: yunet, points: 'exact' },
  'blazeface-back': { detect: blazeface, points: 'rough' },
}
