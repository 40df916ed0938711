const pageSize = 500

/**
 * The files of the timeline, fetched by pages of a month when something asks for them and kept.
 * @param {{ onLoaded: () => void }} options called when a page has arrived
 */
export function createItems({ onLoaded }) {
  /** @type {Map<string, unknown[]>} month → items by index, with holes */
  let months = new Map()
  /** @type {Map<string, Promise<void>>} pages on their way or here */
  let pages = new Map()

  const load = (month, page) => {
    const key = `${month}:${page}`
    const known = pages.get(key)
    if (known) return known
    const current = months
    const loading = fetch(`/timeline/months/${month}?offset=${page * pageSize}&limit=${pageSize}`, { headers: { Accept: 'application/json' } })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`months ${answer.status}`))))
      .then((items) => {
        if (current !== months) return
        const list = months.get(month) ?? []
        months.set(month, list)
        items.forEach((item, at) => { list[page * pageSize + at] = item })
        onLoaded()
      })
      .catch(() => setTimeout(() => pages.delete(key), 3000))
    pages.set(key, loading)
    return loading
  }
  return {
    /** The file at a place of a month, or undefined while it is not here. */
    at: (month, index) => months.get(month)?.[index],
    /** Asks for the pages that hold from..to-1. */
    want(month, from, to) {
      for (let page = Math.floor(from / pageSize); page <= Math.floor((to - 1) / pageSize); page += 1) void load(month, page)
    },
    /** The ids of from..to-1, fetched where they are not here. */
    async ids(month, from, to) {
      const wanted = []
      for (let page = Math.floor(from / pageSize); page <= Math.floor((to - 1) / pageSize); page += 1) wanted.push(load(month, page))
      await Promise.all(wanted)
      return (months.get(month) ?? []).slice(from, to).filter(Boolean).map((item) => item.id)
    },
    /** Forgets everything: files came or went. */
    clear() {
      months = new Map()
      pages = new Map()
    },
  }
}
