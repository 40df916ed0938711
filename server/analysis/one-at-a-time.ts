/** Work on one key waits for the work on it that is going on here: who comes second finds what the first has done. */
export function createOneAtATime() {
  const going = new Map<string, Promise<void>>()
  return async (key: string, work: () => Promise<void>): Promise<void> => {
    const before = going.get(key)
    const mine = (before?.catch(() => undefined) ?? Promise.resolve()).then(work)
    going.set(key, mine)
    try {
      await mine
    } finally {
      if (going.get(key) === mine) going.delete(key)
    }
  }
}
