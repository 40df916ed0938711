import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { ShownSearch } from './data.ts'
import { ShareField } from './_share-field.tsx'

/** Beside what was found: keeps the search under a name, or says under which one it is kept. */
export function SaveSearch({ query, saved, canShare }: { query: string; saved?: Pick<ShownSearch, 'name'>; canShare: boolean }) {
  const { t } = useWords()
  if (saved) return <p id="save-search" class="save-search"><a class="button button-plain" href="/searches"><Icon name="bookmark" /><span>{t('searches.saved-as', { name: saved.name })}</span></a></p>
  return (
    <details id="save-search" class="menu save-search" data-menu="">
      <summary class="button button-quiet"><Icon name="bookmark" /><span>{t('searches.save')}</span></summary>
      <div class="menu-sheet stack">
        <ActionForm action="/searches" target="#save-search" class="stack">
          <input type="hidden" name="query" value={query} />
          <div class="field"><label for="save-search-name">{t('searches.name')}</label><input id="save-search-name" name="name" type="text" required maxlength={120} value={query.slice(0, 120)} autocomplete="off" /></div>
          {canShare ? <ShareField /> : null}
          <Button look="main" icon="check">{t('page.save')}</Button>
        </ActionForm>
      </div>
    </details>
  )
}
