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
  /** Pages that the last drawing asked for. @type {Map<string, [month: string, page: number]>} */
  let asked = new Map()

  const load = (month, page, into = { months, pages }) => {
    const key = `${month}:${page}`
    const known = into.pages.get(key)
    if (known) return known
    const loading = fetchItems(month, page).then((items) => {
      const list = into.months.get(month) ?? []
      into.months.set(month, list)
      items.forEach((item, at) => { list[page * pageSize + at] = item })
      if (into.months === months) onLoaded()
    }).catch(() => setTimeout(() => into.pages.delete(key), 3000))
    into.pages.set(key, loading)
    return loading
  }
  return {
    /** The file at a place of a month, or undefined while it is not here. */
    at: (month, index) => months.get(month)?.[index],
    /** A drawing begins. */
    begin() { asked = new Map() },
    /** Asks for the pages that hold from..to-1. */
    want(month, from, to) {
      for (const page of pagesOf(from, to)) {
        asked.set(`${month}:${page}`, [month, page])
        void load(month, page)
      }
    },
    /** The ids of from..to-1, fetched where they are not here. */
    async ids(month, from, to) {
      await Promise.all(pagesOf(from, to).map((page) => load(month, page)))
      return (months.get(month) ?? []).slice(from, to).filter(Boolean).map((item) => item.id)
    },
    /** Files came or went: fetches what is seen anew, and only then forgets the old, so that nothing blinks. */
    async renew() {
      const fresh = { months: new Map(), pages: new Map() }
      await Promise.all([...asked.values()].map(([month, page]) => load(month, page, fresh)))
      ;({ months, pages } = fresh)
    },
  }
}

function pagesOf(from, to) {
  const first = Math.floor(from / pageSize)
  return Array.from({ length: Math.floor((to - 1) / pageSize) - first + 1 }, (_, at) => first + at)
}

async function fetchItems(month, page) {
  const answer = await fetch(`/timeline/months/${month}?offset=${page * pageSize}&limit=${pageSize}`, { headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error(`months ${answer.status}`)
  return answer.json()
}
