import type { SoundSource } from '../sound.ts'
import type { Bandwidth } from './bandwidth.ts'

const FULL_RATE = 32_000
/** Hz from which a wall may be the converter's own. */
const GOOD = 20_100

/** Whether a sound that is stored without loss ends in a wall: then it was lossy before, or comes from a smaller rate. */
export const isUpscaled = ({ bits, rate }: Pick<SoundSource, 'bits' | 'rate'>, bandwidth: Bandwidth | undefined): boolean =>
  bits !== undefined && rate >= FULL_RATE && bandwidth?.wall === true && bandwidth.hertz <= GOOD
