import { Button, ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Logo } from '../components/logo.tsx'
import { useWords } from '../words.ts'
import type { Frame } from './frame.ts'

/** Logo, the one search box, upload, and the person's menu. */
export function Topbar({ frame }: { frame: Frame }) {
  const { t } = useWords()
  return (
    <header class="topbar">
      <a class="topbar-logo" href="/" aria-label={t('page.home')}><Logo /></a>
      <SearchBox query={frame.query ?? ''} />
      <div class="topbar-actions">
        {frame.person.role === 'viewer' ? null : <ButtonLink href="/uploads/form" icon="upload" class="topbar-upload" data={{ 'data-upload-open': '' }}>{t('page.upload')}</ButtonLink>}
        <PersonMenu frame={frame} />
      </div>
    </header>
  )
}

/** What is typed stays text; suggestions come below it while typing. */
function SearchBox({ query }: { query: string }) {
  const { t } = useWords()
  return (
    <form class="searchbox" role="search" action="/search" method="get" data-searchbox="">
      <Icon name="search" class="searchbox-icon" />
      <input id="search-input" class="searchbox-input" type="search" name="q" value={query} placeholder={t('search.placeholder')} aria-label={t('search.label')} autocomplete="off" spellcheck={false} enterkeyhint="search"
        role="combobox" aria-expanded="false" aria-controls="search-suggestions" aria-autocomplete="list"
        hx-get="/search/suggest" hx-trigger="input changed delay:120ms" hx-target="#search-suggestions" hx-swap="innerHTML" hx-sync="this:replace" />
      <kbd class="searchbox-key" aria-hidden="true">/</kbd>
      <a class="searchbox-picture" href="/search/similar" aria-label={t('similar.by-picture')} title={t('similar.by-picture')}><Icon name="image" /></a>
      <span class="searchbox-drop" aria-hidden="true">{t('similar.drop')}</span>
      <div id="search-suggestions" class="suggestions" role="listbox" aria-label={t('search.suggestions')} hidden></div>
    </form>
  )
}

function PersonMenu({ frame }: { frame: Frame }) {
  const { t } = useWords()
  return (
    <details class="menu person-menu" data-menu="">
      <summary aria-label={t('page.your-menu', { name: frame.person.name })}><span class="avatar" aria-hidden="true">{frame.person.name.slice(0, 1).toUpperCase()}</span></summary>
      <div class="menu-sheet">
        <p class="menu-name">{frame.person.name}</p>
        <form class="theme-switch" method="post" action="/settings/look" data-theme-switch="">
          <fieldset>
            <legend>{t('page.theme')}</legend>
            {(['system', 'light', 'dark'] as const).map((theme) => (
              <Button look="plain" name="theme" value={theme} icon={({ system: 'monitor', light: 'sun', dark: 'moon' } as const)[theme]} label={t(`page.theme-${theme}`)} pressed={frame.theme === theme} />
            ))}
          </fieldset>
        </form>
        <a class="menu-item" href="/settings"><Icon name="settings" />{t('rail.settings')}</a>
        <a class="menu-item" href="/shortcuts" data-shortcuts-open=""><Icon name="keyboard" />{t('shortcuts.title')}</a>
        <form method="post" action="/session">
          <input type="hidden" name="_method" value="delete" />
          <button class="menu-item" type="submit"><Icon name="log-out" />{t('page.log-out')}</button>
        </form>
      </div>
    </details>
  )
}
