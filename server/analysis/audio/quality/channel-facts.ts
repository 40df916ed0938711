/** How the channels of a sound stand to each other. */
export type ChannelState = 'mono' | 'stereo' | 'identical' | 'inverted' | 'dead' | 'many'

export interface ChannelFacts {
  state: ChannelState
  /** The largest mean of a channel: 0 is right. */
  offset: number
}

const SAME = 1e-4
const INVERTED = -0.9
const DEAD = 1e-7, ALIVE = 1e-5 // mean squares: -70 and -50 dBFS

/** Follows means and likeness of channels. */
export function channelFacts(channels: number) {
  const sums = new Float64Array(channels), squares = new Float64Array(channels)
  let product = 0, apart = 0, frames = 0
  return {
    take(samples: Float32Array): void {
      for (let c = 0; c < channels; c++) {
        let sum = 0, square = 0
        for (let i = c; i < samples.length; i += channels) {
          const sample = samples[i]!
          sum += sample
          square += sample * sample
        }
        sums[c]! += sum
        squares[c]! += square
      }
      if (channels === 2) {
        let together = 0, furthest = apart
        for (let i = 0; i < samples.length; i += 2) {
          const left = samples[i]!, right = samples[i + 1]!, distance = Math.abs(left - right)
          together += left * right
          if (distance > furthest) furthest = distance
        }
        product += together
        apart = furthest
      }
      frames += samples.length / channels
    },
    finish(): ChannelFacts {
      const count = Math.max(1, frames)
      const means = [...sums].map((sum) => sum / count)
      const swings = [...squares].map((square, c) => Math.max(0, square / count - means[c]! ** 2))
      return { state: stateOf(swings, product / count - means[0]! * (means[1] ?? 0), apart), offset: Math.max(0, ...means.map(Math.abs)) }
    },
  }
}

function stateOf(swings: readonly number[], together: number, apart: number): ChannelState {
  const [left = 0, right = 0] = swings
  if (swings.length !== 2) return swings.length === 1 ? 'mono' : 'many'
  if (Math.min(left, right) < DEAD && Math.max(left, right) > ALIVE) return 'dead'
  if (apart < SAME) return 'identical'
  return together / Math.sqrt(left * right + 1e-20) < INVERTED ? 'inverted' : 'stereo'
}
