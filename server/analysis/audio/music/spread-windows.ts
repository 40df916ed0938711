/**
 * Chooses windows spread over a sound whose length is not known for certain: it begins with as wide a stride as the promised length asks for, and, when there are too many, keeps every second one and takes every second one from then on.
 */
export function spreadWindows<Window>({ promised, most }: { /** Windows that the sound is promised to have. */ promised: number; most: number }) {
  let stride = Math.max(1, Math.ceil(promised / most)), kept: Window[] = []
  return {
    isWanted: (number: number): boolean => number % stride === 0,
    /** The next wanted one; undefined holds the place of one that tells nothing. */
    add(window: Window): void {
      kept.push(window)
      if (kept.length <= most) return
      kept = kept.filter((_, i) => i % 2 === 0)
      stride *= 2
    },
    windows: (): readonly Window[] => kept,
  }
}
