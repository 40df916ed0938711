/** A stretch that somebody speaks, seconds. */
interface Segment { start: number; end: number; speaker: string | number }

/** Seconds of speech, and of it what was missed, given to the wrong speaker, or said where nobody spoke. */
export interface DiarizationError { speech: number; missed: number; confused: number; invented: number }

const STEP = 0.01 // seconds

/**
 * What NIST's scoring counts: in each moment, speakers too few, too many or wrong, under the best matching of names; overlap counts for each who speaks.
 * Moments within `collar` seconds of a boundary of the truth, and outside of `within`, do not count.
 */
export function diarizationError(truth: readonly Segment[], said: readonly Segment[], { collar = 0.25, within = [0, Infinity] as readonly [number, number] } = {}): DiarizationError {
  const steps = Math.ceil(Math.max(0, ...[...truth, ...said].map(({ end }) => end)) / STEP)
  const names = [...new Set(truth.map(({ speaker }) => speaker))], saidNames = [...new Set(said.map(({ speaker }) => speaker))]
  const known = rowsOf(truth, names, steps), heard = rowsOf(said, saidNames, steps)
  const counted = countedSteps(truth, steps, collar, within)
  const together = names.map(() => saidNames.map(() => 0))
  const error: DiarizationError = { speech: 0, missed: 0, confused: 0, invented: 0 }
  for (const i of counted) {
    const [a, b] = [active(known, i), active(heard, i)]
    error.speech += a.length * STEP
    error.missed += Math.max(0, a.length - b.length) * STEP
    error.invented += Math.max(0, b.length - a.length) * STEP
    error.confused += Math.min(a.length, b.length) * STEP
    for (const one of a) for (const other of b) together[one]![other]! += STEP
  }
  return { ...error, confused: Math.max(0, error.confused - bestMatch(together)) }
}

/** Missed, confused and invented of what is spoken: DER. */
export const rateOf = ({ speech, missed, confused, invented }: DiarizationError): number => (speech > 0 ? (missed + confused + invented) / speech : 0)

function rowsOf(segments: readonly Segment[], names: readonly (string | number)[], steps: number): Uint8Array[] {
  const rows = names.map(() => new Uint8Array(steps))
  for (const { start, end, speaker } of segments) rows[names.indexOf(speaker)]!.fill(1, Math.round(start / STEP), Math.round(end / STEP))
  return rows
}

const active = (rows: readonly Uint8Array[], step: number): number[] => rows.flatMap((row, i) => (row[step] ? [i] : []))

function countedSteps(truth: readonly Segment[], steps: number, collar: number, [from, to]: readonly [number, number]): number[] {
  const left = new Uint8Array(steps).fill(1)
  for (const edge of truth.flatMap(({ start, end }) => [start, end])) left.fill(0, Math.max(0, Math.round((edge - collar) / STEP)), Math.max(0, Math.round((edge + collar) / STEP)))
  return [...left.keys()].filter((i) => left[i] && i * STEP >= from && i * STEP < to)
}

/** The most that a matching of rows with columns, one to one, can gather: by all sets of rows, which are few. */
function bestMatch(gain: readonly number[][]): number {
  const rows = gain.length, columns = gain[0]?.length ?? 0
  let best = new Float64Array(1 << rows)
  for (let column = 0; column < columns; column++) {
    const next = best.slice()
    for (let set = 0; set < best.length; set++) for (let row = 0; row < rows; row++) if (!(set & (1 << row))) next[set | (1 << row)] = Math.max(next[set | (1 << row)]!, best[set]! + gain[row]![column]!)
    best = next
  }
  return Math.max(...best)
}
