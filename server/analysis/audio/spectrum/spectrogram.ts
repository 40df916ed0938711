import { growingColumns } from '../over-time/growing-columns.ts'

const MOST_COLUMNS = 600
export const BANDS = 96
/** Hz above which there is nothing to see for people. */
const HIGHEST = 24_000
/** dB of level 0; level 255 is a tone of full loudness. */
export const LOWEST_DB = -100

export interface Spectrogram {
  columns: number
  /** Frames a column. */
  steps: number
  /** Hz at the upper edge of the highest band. */
  highest: number
  /** uint8[columns × 96]: the strongest bin of each band, column after column, the lowest band first; 0 = -100 dB, 255 = 0 dB. */
  levels: Uint8Array
}

/** The mel scale, as O'Shaughnessy wrote it: nearly in step with pitch as people hear it. */
export const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700)
export const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1)

/** Draws frames as bands over time, in at most 600 columns. */
export function spectrogram(binHz: number, bins: number) {
  const highest = Math.min(HIGHEST, (bins - 1) * binHz)
  const edges = Array.from({ length: BANDS + 1 }, (_, i) => hertzOf((melOf(highest) * i) / BANDS) / binHz)
  const firsts = edges.map((edge) => Math.min(bins - 1, Math.floor(edge)))
  const columns = growingColumns({ most: MOST_COLUMNS, width: BANDS })
  const step = new Float64Array(BANDS)
  return {
    add(power: Float32Array): void {
      for (let band = 0; band < BANDS; band++) {
        let strongest = 0
        for (let k = firsts[band]!, end = Math.max(k + 1, firsts[band + 1]!); k < end; k++) strongest = Math.max(strongest, power[k]!)
        step[band] = strongest
      }
      columns.add(step)
    },
    finish(): Spectrogram {
      const { count, steps, values } = columns.finish()
      return { columns: count, steps, highest, levels: Uint8Array.from(values, levelOf) }
    },
  }
}

const levelOf = (power: number): number => Math.max(0, Math.min(255, Math.round(((10 * Math.log10(power) - LOWEST_DB) / -LOWEST_DB) * 255)))
