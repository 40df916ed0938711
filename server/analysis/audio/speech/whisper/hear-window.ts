import { seededRandom } from './choose-token.ts'
import { decodeWindow, type Decoded, type DecodeOptions } from './decode-window.ts'
import { compressionRatio } from './repeats.ts'
import type { Whisper } from './whisper.ts'
import type { Tensor } from '../../../../inference/index.ts'

/** A window as it was decoded in the end. */
export interface HeardWindow extends Decoded {
  temperature: number
  /** Nobody speaks, or nothing that can be made out: it is silence. */
  silent: boolean
}

/** Tried in this order until one gives sense; what is said by chance differs from what is likeliest, and breaks out of loops. */
const TEMPERATURES = [0, 0.2, 0.4, 0.6, 0.8, 1]
// of the network's authors
const MOST_COMPRESSION = 2.4
const LEAST_LOG_CHANCE = -1
const NO_SPEECH = 0.6

/** Decodes a window again and again, less and less strictly, until what comes out neither repeats itself nor is unlikely. */
export async function hearWindow(whisper: Whisper, encoded: Tensor, options: Omit<DecodeOptions, 'decoder' | 'facts' | 'temperature' | 'random'> & { seed: number }): Promise<HeardWindow> {
  let best: HeardWindow | undefined
  for (const temperature of TEMPERATURES) {
    const decoded = await decodeWindow({ ...options, decoder: whisper.decoder(encoded), facts: whisper.facts, temperature, random: seededRandom(options.seed + temperature * 10) })
    const unlikely = decoded.meanLogChance < LEAST_LOG_CHANCE
    const heard = { ...decoded, temperature, silent: decoded.noSpeech > NO_SPEECH && unlikely }
    const repeats = decoded.looped || compressionRatio(textOf(whisper, decoded)) > MOST_COMPRESSION
    if (heard.silent || (!repeats && !unlikely)) return heard
    // a loop is never better than what makes sense, however sure of it the network is
    if (!repeats && (!best || heard.meanLogChance > best.meanLogChance)) best = heard
  }
  return best ?? { ...NOTHING, silent: true }
}

const NOTHING: HeardWindow = { tokens: [], logChances: [], looked: [], meanLogChance: 0, noSpeech: 1, looped: true, temperature: 1, silent: true }

const textOf = ({ facts, text }: Whisper, { tokens }: Decoded): string => text(tokens.filter((token) => token < facts.end))
