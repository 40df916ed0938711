import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import type { BrowsedFolder, FolderPlace } from './data.ts'

/** Where the folder browser of a page without scripts leads: the same page with ?browse=. */
const pageOf: Record<string, string> = { '/sources': '/sources', '/setup/sources': '/setup' }

/** Walks the machine's folders by links; the one it stands in can be added. Answer of /folder-browser?browse=&action=. */
export function FolderBrowser({ place, action }: { place: FolderPlace; action: string }) {
  const { t } = useWords()
  return (
    <div id="folder-browser" class="browser">
      <form class="browser-head" action={pageOf[action] ?? '/sources'} method="get" hx-get={`/folder-browser?action=${encodeURIComponent(action)}`} hx-target="#folder-browser" hx-swap="outerHTML">
        {place.parent === null ? null : <FolderStep path={place.parent} action={action} label={t('sources.up')} class="button button-plain button-icon"><Icon name="corner-left-up" /></FolderStep>}
        <input class="browser-path" name="browse" value={place.path} aria-label={t('sources.path')} spellcheck={false} autocomplete="off" dir="ltr" />
        <Button look="plain">{t('sources.open')}</Button>
      </form>
      {place.error ? <Notice tone="bad"><p>{t('sources.cannot-open')}</p></Notice> : null}
      {place.folders.length === 0 && !place.error ? <EmptyState drawing="folder" title={t('sources.no-folders')} /> : (
        <ul class="browser-list">{place.folders.map((folder) => <li><BrowserEntry folder={folder} action={action} /></li>)}</ul>
      )}
      <form class="browser-foot" method="post" action={action}>
        <input type="hidden" name="path" value={place.path} />
        <p class="browser-here">
          <Icon name="folder-open" /><bdi>{place.path}</bdi>
          {place.mediaFiles > 0 ? <span class="quiet">{t('sources.media-here', { count: place.mediaFiles })}</span> : null}
        </p>
        <Button look="main" icon="plus">{t('sources.add-this')}</Button>
      </form>
    </div>
  )
}

function BrowserEntry({ folder, action }: { folder: BrowsedFolder; action: string }) {
  const { t } = useWords()
  const words = <><Icon name="folder" /><span class="browser-name">{folder.name}</span>{folder.taken ? <span class="quiet">{t('sources.taken')}</span> : null}</>
  if (!folder.readable) return <span class="browser-entry browser-closed">{words}<span class="quiet">{t('sources.unreadable')}</span></span>
  return <FolderStep path={folder.path} action={action} class="browser-entry">{words}<Icon name="chevron-right" class="browser-arrow" /></FolderStep>
}

function FolderStep({ path, action, label, class: extra, children }: { path: string; action: string; label?: string; class: string; children: Child }) {
  const query = encodeURIComponent(path)
  return (
    <a class={extra} href={`${pageOf[action] ?? '/sources'}?browse=${query}`} aria-label={label} title={label} data-stay="" hx-get={`/folder-browser?browse=${query}&action=${encodeURIComponent(action)}`} hx-target="#folder-browser" hx-swap="outerHTML">
      {children}
    </a>
  )
}
