import type { VoiceWindow } from './voice-window.ts'

/** Somebody speaks: [start, end) in seconds; speakers are numbered from 0. */
export interface SpeakerSegment { start: number; end: number; speaker: number }

/** A pause of one speaker that belongs to what is said, seconds. */
const PAUSE = 0.8

/** Who speaks when, out of who speaks in each window: between two windows of two speakers the change lies midway between their middles. */
export function segmentsOfWindows(windows: readonly Pick<VoiceWindow, 'start' | 'end'>[], speakers: ArrayLike<number>): SpeakerSegment[] {
  const segments: SpeakerSegment[] = []
  const say = (start: number, end: number, speaker: number): void => {
    const last = segments.at(-1)
    if (last?.speaker === speaker && start - last.end <= PAUSE) last.end = Math.max(last.end, end)
    else if (end > start) segments.push({ start, end, speaker })
  }
  let from = windows[0]?.start ?? 0
  for (const [i, { start, end }] of windows.entries()) {
    const following = windows[i + 1]
    const goesOn = following !== undefined && following.start <= end
    const to = goesOn ? (start + end + following.start + following.end) / 4 : end
    say(from, to, speakers[i]!)
    from = goesOn ? to : (following?.start ?? to)
  }
  return segments
}
