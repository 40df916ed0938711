import { soundName } from '../sounds.ts'
import { useWords } from '../words.ts'
import type { HeardEvent } from './heard.ts'
import { secondOf } from './place-in-time.ts'

/** Kinds of sound that are named, and moments of each that are. */
const MOST_KINDS = 8, MOST_TIMES = 4

/** What else is heard, the surest kinds first, each with the moments at which it is. */
export function HeardEvents({ events, query }: { events: readonly HeardEvent[]; query: string }) {
  const { t, locale, duration } = useWords()
  const kinds = [...Map.groupBy(events, ({ label }) => label)].map(([label, times]) => ({ label, times, best: Math.max(...times.map(({ score }) => score)) })).sort((a, b) => b.best - a.best).slice(0, MOST_KINDS)
  if (kinds.length === 0) return null
  return (
    <div>
      <dt>{t('sound.sounds')}</dt>
      <dd>
        <ul class="heard-events">
          {kinds.map(({ label, times }) => (
            <li>
              <a href={`/search?q=${encodeURIComponent(`event:"${label.toLowerCase()}"`)}`}>{soundName(locale.language, label)}</a>
              <span class="heard-times">{times.slice(0, MOST_TIMES).map(({ start }) => <a class="said-at" href={`?${query ? `${query}&` : ''}t=${secondOf(start)}`} data-at={start}>{duration(Math.floor(start) * 1000)}</a>)}{times.length > MOST_TIMES ? <span>…</span> : null}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  )
}
