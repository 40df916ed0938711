/**
 * The order that selection by Shift and by day goes by, over files that are not drawn or not even known yet.
 * @param {{ shape: import('./timeline-shape.js').Shape }} state
 * @param {ReturnType<import('./timeline-items.js').createItems>} items
 */
export function timelineOrder(state, items) {
  const placeOf = (id) => {
    for (const [at, month] of state.shape.months.entries()) {
      for (let index = 0; index < month.count; index += 1) if (items.at(month.month, index)?.id === id) return { at, index }
    }
    return undefined
  }
  return {
    async between(one, other) {
      const ends = [placeOf(one), placeOf(other)]
      if (!ends[0] || !ends[1]) return [other]
      const [first, last] = ends.sort((a, b) => a.at - b.at || a.index - b.index)
      const parts = state.shape.months.slice(first.at, last.at + 1).map((month, offset) => {
        const from = offset === 0 ? first.index : 0
        const to = first.at + offset === last.at ? last.index + 1 : month.count
        return items.ids(month.month, from, to)
      })
      return (await Promise.all(parts)).flat()
    },
    async ofDay(day) {
      const month = state.shape.months.find((entry) => day.startsWith(entry.month))
      if (!month) return []
      let from = 0
      for (const [name, count] of month.days) {
        if (name === day) return items.ids(month.month, from, from + count)
        from += count
      }
      return []
    },
  }
}
