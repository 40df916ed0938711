import { colorName } from '../files/_colors.tsx'
import { labelName } from '../labels.ts'
import { genreName, soundName } from '../sounds.ts'
import { useWords, type Words } from '../words.ts'
import type { Facet, FacetValue } from './data.ts'

/** Values shown before 'more'. */
const shown = 6

/** Quiet counts of what the found have in common; a click narrows, another widens. */
export function Facets({ facets }: { facets: readonly Facet[] }) {
  const { t } = useWords()
  const filled = facets.filter(({ values }) => values.length > 0)
  return (
    <aside class="facets" aria-label={t('search.narrow')}>
      {filled.map((facet) => (
        <section class="facet" aria-labelledby={`facet-${facet.field}`}>
          <h2 class="facet-title" id={`facet-${facet.field}`}>{t(`search.facet-${facet.field}`)}</h2>
          <ul>{facet.values.slice(0, shown).map((value) => <li><FacetLink facet={facet} value={value} /></li>)}</ul>
          {facet.values.length > shown ? (
            <details class="facet-more">
              <summary>{t('search.facet-more', { count: facet.values.length - shown })}</summary>
              <ul>{facet.values.slice(shown).map((value) => <li><FacetLink facet={facet} value={value} /></li>)}</ul>
            </details>
          ) : null}
        </section>
      ))}
    </aside>
  )
}

function FacetLink({ facet, value }: { facet: Facet; value: FacetValue }) {
  const words = useWords()
  return (
    <a class="facet-link" href={value.href} aria-current={value.active ? 'true' : undefined}>
      <span class="facet-name">{facetName(words, facet.field, value)}</span>
      <span class="facet-count">{words.number(value.count)}</span>
    </a>
  )
}

/** Those that are heard are named by a classifier in one word. */
function spelledGenre({ locale }: Words, value: string): string {
  const key = value.replaceAll(' ', '')
  const name = genreName(locale.language, key)
  return name === key ? value : name
}

function facetName(words: Words, field: Facet['field'], { value, label }: FacetValue): string {
  if (label) return label
  if (field === 'object' || field === 'scene') return labelName(words.locale.language, value)
  if (field === 'event') return soundName(words.locale.language, value)
  if (field === 'genre') return spelledGenre(words, value)
  if (field === 'color') return colorName(words, value)
  if (field === 'kind' && (value === 'image' || value === 'audio' || value === 'video')) return words.t(`kind.${value}s`)
  return value
}
