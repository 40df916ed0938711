import { FileTile } from '../files/_tile.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { DayOfTiles } from './index.tsx'

/** One day: its sticky head with date and count, and its pictures. */
export function TimelineDay({ day }: { day: DayOfTiles }) {
  const { t, day: dayName } = useWords()
  return (
    <section class="day" data-day={day.day} aria-labelledby={`day-${day.day}`}>
      <header class="day-head">
        <label class="day-check only-scripted"><input type="checkbox" data-day-check={day.day} aria-label={t('timeline.choose-day', { day: dayName(day.day) })} /><Icon name="check" /></label>
        <h2 id={`day-${day.day}`} class="day-name">{dayName(day.day)}</h2>
        <span class="day-count">{t('unit.files', { count: day.count })}</span>
      </header>
      <ul class="grid" data-day-grid="">{day.tiles.map((tile, at) => <FileTile tile={tile} list="timeline" eager={at < 12} />)}</ul>
    </section>
  )
}
