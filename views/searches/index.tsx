import { ActionForm } from '../components/action-form.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { ShownSearch } from './data.ts'
import { ShareField } from './_share-field.tsx'

export interface SearchesProps { frame: Frame; searches: readonly ShownSearch[]; canShare: boolean }

/** /searches: what people search for again and again. */
export function SearchesPage({ frame, searches, canShare }: SearchesProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.searches')} place="searches">
      <PageHead title={t('rail.searches')} text={t('searches.text')} />
      <SavedSearches searches={searches} canShare={canShare} />
    </AppPage>
  )
}

/** The list; answer of every change on this page. */
export function SavedSearches({ searches, canShare }: Pick<SearchesProps, 'searches' | 'canShare'>) {
  const { t } = useWords()
  return (
    <div id="searches" class="rows">
      {searches.length === 0
        ? <EmptyState drawing="search" title={t('searches.empty')} text={t('searches.empty-text')}><ButtonLink href="/search" look="main" icon="search">{t('search.title')}</ButtonLink></EmptyState>
        : searches.map((search) => <SearchRow search={search} canShare={canShare} />)}
    </div>
  )
}

function SearchRow({ search, canShare }: { search: ShownSearch; canShare: boolean }) {
  const { t } = useWords()
  const { name, query, href, shared, own, by } = search
  const more = own ? (shared ? t('searches.is-shared') : null) : t('searches.shared-by', { name: by })
  return (
    <div class="row" id={domId('search', search.id)}>
      <Icon name="bookmark" class="row-icon" />
      <div class="row-words">
        <p class="row-name"><a href={href}>{name}</a></p>
        {name === query ? null : <p class="row-reason"><code>{query}</code></p>}
        {more === null ? null : <p class="row-more">{more}</p>}
      </div>
      {own ? <div class="row-actions"><SearchMenu search={search} canShare={canShare} /></div> : null}
    </div>
  )
}

function SearchMenu({ search: { id, name, shared }, canShare }: { search: ShownSearch; canShare: boolean }) {
  const { t } = useWords()
  const field = domId('search-name', id)
  return (
    <details class="menu" data-menu="">
      <summary class="button button-plain button-icon" aria-label={t('searches.change', { name })}><Icon name="ellipsis" /></summary>
      <div class="menu-sheet stack">
        <ActionForm action={`/searches/${id}`} method="put" target="#searches" class="stack">
          <div class="field"><label for={field}>{t('searches.name')}</label><input id={field} name="name" type="text" required value={name} maxlength={120} autocomplete="off" /></div>
          {canShare ? <ShareField shared={shared} /> : null}
          <Button icon="check">{t('page.save')}</Button>
        </ActionForm>
        <ActionForm action={`/searches/${id}`} method="delete" target="#searches"><Button look="bad" icon="trash-2">{t('searches.delete')}</Button></ActionForm>
      </div>
    </details>
  )
}
