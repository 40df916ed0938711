import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { Chip } from './data.ts'

/** What was typed, drawn: one chip a part, each removable. */
export function QueryChips({ chips }: { chips: readonly Chip[] }) {
  const { t } = useWords()
  if (chips.length < 2 && chips.every(({ field }) => field === 'word')) return null
  return (
    <ul class="chips query-chips" aria-label={t('search.parts')}>
      {chips.map((chip) => (
        <li class={`chip chip-${chip.field === 'word' ? 'word' : 'filter'}`}>
          <span class="chip-text">
            {chip.negated ? <span class="chip-not">{t('search.not')} </span> : null}
            {chip.field === 'word' ? null : <span class="chip-field">{chip.field}</span>}
            {chip.value}
          </span>
          <a class="chip-remove" href={chip.without} aria-label={t('search.without', { part: chip.text })}><Icon name="x" /></a>
        </li>
      ))}
    </ul>
  )
}
