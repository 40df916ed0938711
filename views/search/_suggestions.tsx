import type { IconName } from '../components/icon-names.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { Suggestion } from './data.ts'

const icons: Record<Suggestion['kind'], IconName> = { tag: 'tag', person: 'user', object: 'eye', camera: 'camera', folder: 'folder', color: 'palette', kind: 'image', date: 'history', recent: 'history', filter: 'search', text: 'scan-text' }

/** The answer of /search/suggest?q=: lines below the box; public/js/search-box.js walks them with the arrow keys. */
export function Suggestions({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { number } = useWords()
  return (
    <>
      {suggestions.map((suggestion, at) => (
        <a class="suggestion" role="option" id={`suggestion-${at}`} aria-selected="false" tabindex={-1} href={`/search?q=${encodeURIComponent(suggestion.query)}`} data-query={suggestion.query}>
          <Icon name={icons[suggestion.kind]} />
          <span class="suggestion-label">{suggestion.label}</span>
          {suggestion.count === undefined ? null : <span class="suggestion-count">{number(suggestion.count)}</span>}
        </a>
      ))}
    </>
  )
}
