export type Pending = ReturnType<typeof createPending>

/** Milliseconds after which a file that was begun counts as given up. */
const GIVEN_UP = 600_000
const MOST = 1000

/**
 * Empty files in branches that only give meaning: file managers make one, lock it, and write into it afterwards. There is nothing to keep of it, yet it has to be
 * seen until then; it is forgotten after ten minutes and by a restart.
 */
export function createPending() {
  const begun = new Map<string, number>()
  return {
    begin(key: string): void {
      for (const [old, at] of begun) if (begun.size >= MOST || performance.now() - at > GIVEN_UP) begun.delete(old)
      begun.set(key, performance.now())
    },
    end: (key: string): boolean => begun.delete(key),
    has: (key: string): boolean => performance.now() - (begun.get(key) ?? -GIVEN_UP) < GIVEN_UP,
  }
}
