import { useWords } from '../words.ts'
import type { MessageKey } from '../messages/en.ts'

const examples: readonly (readonly [query: string, key: Extract<MessageKey, `search.example-${string}`>])[] = [
  ['beach', 'search.example-words'], ['"two words"', 'search.example-quoted'], ['kind:video', 'search.example-kind'], ['date:2024-05', 'search.example-date'], ['date:2023..2024', 'search.example-range'],
  ['tag:Travel/Rome', 'search.example-tag'], ['camera:canon', 'search.example-camera'], ['color:red', 'search.example-color'], ['text:invoice', 'search.example-text'], ['folder:Holidays', 'search.example-folder'],
  ['object:animal', 'search.example-object'], ['scene:beach', 'search.example-scene'], ['person:Ann', 'search.example-person'], ['with Ann and Ben', 'search.example-with'], ['faces:>3', 'search.example-faces'], ['quality:>70', 'search.example-quality'],
  ['said:"happy birthday"', 'search.example-said'], ['speaker:Ann', 'search.example-speaker'], ['event:laughter', 'search.example-event'], ['genre:jazz', 'search.example-genre'], ['bpm:118-124', 'search.example-bpm'], ['key:Am', 'search.example-key'], ['loud:>-14', 'search.example-loud'],
  ['is:favorite', 'search.example-is'], ['is:screenshot', 'search.example-is-seen'], ['-kind:audio', 'search.example-not'],
]

/** What the box understands, each line a search that can be tried. */
export function SearchHelp() {
  const { t } = useWords()
  return (
    <section class="search-help" aria-labelledby="search-help-title">
      <h2 id="search-help-title">{t('search.help-title')}</h2>
      <dl>{examples.map(([query, key]) => <div><dt><a href={`/search?q=${encodeURIComponent(query)}`}><code>{query}</code></a></dt><dd>{t(key)}</dd></div>)}</dl>
    </section>
  )
}
