import type { VoiceWindow } from './voice-window.ts'

const MOST = 10_000
const MOST_SPREADS = 1500

/** Keeps windows in little memory for hours of talk: of too many each two that follow upon each other become one, and of too many spreads every other one goes. */
export function keepWindows({ most = MOST, mostSpreads = MOST_SPREADS } = {}) {
  let windows: VoiceWindow[] = []
  let spreads = 0
  return {
    add(window: VoiceWindow): void {
      if (windows.length >= most) windows = fewerOf(windows)
      windows.push(window)
      spreads++
      if (spreads > mostSpreads) spreads = halveSpreads(windows)
    },
    all: (): readonly VoiceWindow[] => windows,
  }
}

/** Returns how many are left. */
function halveSpreads(windows: readonly VoiceWindow[]): number {
  const withSpread = windows.filter(({ spread }) => spread)
  for (const [i, window] of withSpread.entries()) if (i % 2 === 1) delete window.spread
  return Math.ceil(withSpread.length / 2)
}

/** Windows of one stretch go together; where there are few such, in days of short calls, any neighbours. */
function fewerOf(windows: readonly VoiceWindow[]): VoiceWindow[] {
  const fewer = bringTogether(windows, 0)
  return fewer.length < windows.length * 0.75 ? fewer : bringTogether(windows, Infinity)
}

function bringTogether(windows: readonly VoiceWindow[], pause: number): VoiceWindow[] {
  const fewer: VoiceWindow[] = []
  let first: VoiceWindow | undefined
  for (const window of windows) {
    if (first && window.start - first.end <= pause) {
      fewer.push(pairOf(first, window))
      first = undefined
    } else {
      if (first) fewer.push(first)
      first = window
    }
  }
  return first ? [...fewer, first] : fewer
}

const pairOf = (a: VoiceWindow, b: VoiceWindow): VoiceWindow =>
  ({ start: a.start, end: b.end, vector: a.vector.map((value, k) => (value + b.vector[k]!) / 2), ...((a.spread ?? b.spread) && { spread: a.spread ?? b.spread }) })
