import { EmptyState } from '../components/empty-state.tsx'
import { ButtonLink } from '../components/button.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { FileGrid } from '../files/_grid.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import type { ShownSearch } from '../searches/data.ts'
import { SaveSearch } from '../searches/_save.tsx'
import { useWords, type Words } from '../words.ts'
import { QueryChips } from './_chips.tsx'
import { Facets } from './_facets.tsx'
import { QueryProblem } from './_problem.tsx'
import { SearchHelp } from './_help.tsx'
import type { Chip, Facet, Found, QueryError, Reason } from './data.ts'

export interface SearchProps {
  frame: Frame
  query: string
  chips: readonly Chip[]
  facets: readonly Facet[]
  found: readonly Found[]
  total: number
  /** There are more than `total`; the counts at the left are of the newest of them. */
  isMore: boolean
  /** Set when the query cannot be read; then nothing was looked for. */
  error?: QueryError
  /** A query with other letters that would find something. */
  closest?: { query: string; href: string }
  previous?: string
  next?: string
  canEdit: boolean
  /** Under which name this search is kept. */
  saved?: Pick<ShownSearch, 'name'>
}

/** /search?q=…: chips, quiet counts at the left, the found. */
export function SearchPage(props: SearchProps) {
  const { frame, query, chips, facets, error, canEdit, saved } = props
  const { t } = useWords()
  return (
    <AppPage frame={{ ...frame, query }} title={query ? t('search.title-of', { query }) : t('search.title')} place="search" width="wide">
      <h1 class="sr-only">{query ? t('search.title-of', { query }) : t('search.title')}</h1>
      {query === '' ? <SearchHelp /> : error ? <QueryProblem query={query} error={error} /> : (
        <div class="search">
          <Facets facets={facets} />
          <div class="search-found"><div class="search-head"><QueryChips chips={chips} /><SaveSearch query={query} saved={saved} canShare={canEdit} /></div><SearchResults {...props} /></div>
        </div>
      )}
    </AppPage>
  )
}

function SearchResults({ query, found, total, isMore, closest, previous, next, canEdit }: SearchProps) {
  const words = useWords()
  const { t } = words
  if (found.length === 0) {
    return (
      <EmptyState drawing="search" title={t('search.nothing', { query })} text={t('search.nothing-text')}>
        {closest ? <ButtonLink href={closest.href} look="main">{t('search.closest', { query: closest.query })}</ButtonLink> : null}
      </EmptyState>
    )
  }
  const reasons = Object.fromEntries(found.flatMap(({ tile, why }) => (why ? [[tile.id, reasonSentence(words, why)]] : [])))
  return (
    <>
      <p class="search-total" role="status">{t(isMore ? 'search.more-than' : 'unit.files', { count: total })}</p>
      <SelectionBar kind="library" canEdit={canEdit} />
      <FileGrid tiles={found.map(({ tile }) => tile)} list={`search:${query}`} label={t('search.results')} reasons={reasons} />
      <PagesNav previous={previous} next={next} />
    </>
  )
}

/** 'Reads: … invoice 2024 …' */
export function reasonSentence({ t }: Words, { field, excerpt }: Reason): string {
  return t('search.why', { what: t(`search.why-${field}`), excerpt })
}
