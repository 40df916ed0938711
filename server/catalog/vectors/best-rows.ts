/** A row of the vector index and how like it is: the cosine, -1 to 1. */
export interface ScoredRow { row: number; score: number }

/** Keeps the best of many rows, best first, each at least so like. */
export function bestRows(limit: number, least: number) {
  const rows: ScoredRow[] = []
  return {
    /** Below this nothing is taken any more. */
    floor: (): number => (rows.length < limit ? least : Math.max(least, rows[rows.length - 1]?.score ?? least)),
    offer(row: number, score: number): void {
      if (!(score >= least) || limit <= 0) return
      if (rows.length === limit && score <= (rows[limit - 1]?.score ?? 1)) return
      let from = 0
      for (let to = rows.length; from < to;) {
        const middle = (from + to) >> 1
        if ((rows[middle]?.score ?? -1) >= score) from = middle + 1
        else to = middle
      }
      rows.splice(from, 0, { row, score })
      if (rows.length > limit) rows.pop()
    },
    rows: (): readonly ScoredRow[] => rows,
  }
}
