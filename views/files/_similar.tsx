import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import { PanelPart } from './_panel-part.tsx'
import { fileHref, type Tile } from './tile.ts'

/** The search that finds all that looks like a file. */
export const similarHref = (id: string): string => `/search?q=${encodeURIComponent(`like:${id}`)}`

/** Pictures like this one: a link that leads to them, and where scripts run a strip that comes when it is looked at. */
export function FileSimilar({ id }: { id: string }) {
  const { t } = useWords()
  return (
    <PanelPart id={domId('file-similar', id)} title={t('similar.strip')}>
      <div class="similar-strip" hx-get={`/files/${id}/similar`} hx-trigger="load delay:150ms" hx-swap="outerHTML"></div>
      <a class="similar-all" href={similarHref(id)}>{t('similar.strip-all')}</a>
    </PanelPart>
  )
}

/** The strip itself. */
export function SimilarStrip({ id, state, tiles }: { id: string; state: 'found' | 'unseen' | 'no-network'; tiles: readonly Tile[] }) {
  const { t } = useWords()
  if (state !== 'found') return <p class="panel-quiet">{t(state === 'unseen' ? 'similar.strip-unseen' : 'similar.no-network')}</p>
  if (tiles.length === 0) return <p class="panel-quiet">{t('similar.strip-none')}</p>
  return (
    <ul class="similar-strip" aria-label={t('similar.strip')}>
      {tiles.map((tile) => (
        <li class={tile.sensitive ? 'similar-veiled' : undefined}>
          <a href={fileHref(tile.id, `search:like:${id}`)} aria-label={tile.sensitive ? `${tile.name}, ${t('browser.sensitive')}` : tile.name} title={tile.name} data-file-link="">
            {tile.thumb ? <img src={tile.thumb} width={Math.round(96 * Math.min(2, Math.max(0.5, tile.ratio)))} height={96} alt="" loading="lazy" decoding="async" /> : <span class="similar-waiting">{tile.name}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
