import type { ShownSearch } from '../../../../views/searches/data.ts'
import type { SavedSearch } from '../../../catalog/index.ts'
import { searchHref } from './shown-search.ts'

/** A saved search as pages show it. */
export const shownSearch = (search: SavedSearch): ShownSearch => ({ ...search, href: searchHref(search.query) })

/** The saved search that looks for exactly this, one's own before those of others. */
export const savedAs = (searches: readonly SavedSearch[], query: string): SavedSearch | undefined => searches.find((search) => search.query === query)
