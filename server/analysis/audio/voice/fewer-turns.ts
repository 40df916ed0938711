import type { Stretch } from '../sound.ts'

/** At most so many turns: those with the shortest pauses between them are told as one. Only days of talk need it. */
export function fewerTurns(turns: readonly Stretch[], most: number): readonly Stretch[] {
  if (turns.length <= most) return turns
  const pauses = turns.slice(1).map(([start], i) => ({ after: i, seconds: start - turns[i]![1] })) // there is one before each that is not the first
  const bridged = new Set(pauses.sort((a, b) => a.seconds - b.seconds).slice(0, turns.length - most).map(({ after }) => after))
  const fewer: [number, number][] = []
  for (const [i, [start, end]] of turns.entries()) {
    const last = fewer.at(-1)
    if (last && bridged.has(i - 1)) last[1] = end
    else fewer.push([start, end])
  }
  return fewer
}
