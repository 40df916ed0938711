import { withSpeakerCount, type SoundSpeakers } from '../../analysis/index.ts'

/** Who speaks when, with as many speakers as a person said. */
export type Recount = (heard: SoundSpeakers, count: number) => SoundSpeakers

const KEPT = 20

/** Parting an hour of talk takes a second: what was parted lately is remembered, by the answer that it was parted from. */
export function createRecount(): Recount {
  const kept = new Map<string, SoundSpeakers>()
  return function recount(heard, count) {
    const key = `${count} ${heard.windows.vectors}`
    const known = kept.get(key) ?? withSpeakerCount(heard, count)
    kept.delete(key)
    kept.set(key, known)
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    return known
  }
}
