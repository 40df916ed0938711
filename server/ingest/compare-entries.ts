/** A file as the database remembers it. */
export interface KnownEntry { id: string; path: string; size: number; mtimeMs: number; inode: number; state: 'waiting' | 'known' | 'refused' | 'gone'; fileId: string | null }
/** A file as the walk saw it. */
export interface SeenEntry { path: string; size: number; mtimeMs: number; inode: number }

export interface Comparison {
  fresh: SeenEntry[]
  changed: { known: KnownEntry; seen: SeenEntry }[]
  /** Same inode, size and time under another path: renamed, so no content need be read. */
  moved: { known: KnownEntry; seen: SeenEntry }[]
  /** Was gone and is back as it was. */
  back: KnownEntry[]
  missing: KnownEntry[]
  /** Files that the database thought to be there. */
  expected: number
}

/** Collects what a walk sees and tells in the end how it differs from what is known; unchanged = size + mtime + inode. What lies below paths that would not open is not missing. */
export function compareEntries(known: KnownEntry[]): { see: (seen: SeenEntry) => void; result: (closed?: string[]) => Comparison } {
  const byPath = new Map(known.map((entry) => [entry.path, entry]))
  const fresh: SeenEntry[] = []
  const changed: Comparison['changed'] = []
  const back: KnownEntry[] = []
  return {
    see(seen) {
      const entry = byPath.get(seen.path)
      byPath.delete(seen.path)
      if (!entry) fresh.push(seen)
      else if (entry.size !== seen.size || entry.mtimeMs !== seen.mtimeMs || entry.inode !== seen.inode) changed.push({ known: entry, seen })
      else if (entry.state === 'gone') back.push(entry)
    },
    result(closed = []) {
      const missing = [...byPath.values()].filter((entry) => entry.state !== 'gone' && !closed.some((path) => path === '' || entry.path === path || entry.path.startsWith(`${path}/`)))
      return { ...recogniseMoves(fresh, missing), changed, back, expected: known.filter((entry) => entry.state !== 'gone').length }
    },
  }
}

function recogniseMoves(fresh: SeenEntry[], missing: KnownEntry[]): Pick<Comparison, 'fresh' | 'moved' | 'missing'> {
  const identity = (e: { inode: number; size: number; mtimeMs: number }) => `${e.inode} ${e.size} ${e.mtimeMs}`
  const lost = new Map(missing.filter((entry) => entry.state === 'known').map((entry) => [identity(entry), entry]))
  const moved: Comparison['moved'] = []
  const stillFresh = fresh.filter((seen) => {
    const entry = lost.get(identity(seen))
    if (!entry) return true
    lost.delete(identity(seen))
    moved.push({ known: entry, seen })
    return false
  })
  const movedIds = new Set(moved.map(({ known }) => known.id))
  return { fresh: stillFresh, moved, missing: missing.filter((entry) => !movedIds.has(entry.id)) }
}
