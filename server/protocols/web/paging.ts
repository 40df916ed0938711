import type { DoorContext } from './visit.ts'

/** Files on one page of a list. */
export const PAGE_SIZE = 120
const MOST_PAGES = 100_000

export interface Paging {
  limit: number
  offset: number
  /** Addresses of the pages before and after, where there are such. */
  links(total: number): { previous?: string; next?: string }
}

/** Which page of a list is asked for, by ?page=, the first unless told. */
export function pagingOf(c: DoorContext, limit = PAGE_SIZE): Paging {
  const asked = Number(c.req.query('page'))
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
  const url = new URL(c.req.url)
  const linkTo = (to: number): string => {
    url.searchParams.set('page', String(to))
    return url.pathname + url.search
  }
  return {
    limit,
    offset: (page - 1) * limit,
    links: (total) => ({ ...(page > 1 && { previous: linkTo(page - 1) }), ...(page * limit < total && { next: linkTo(page + 1) }) }),
  }
}
