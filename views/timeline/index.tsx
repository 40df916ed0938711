import { ButtonLink } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { SelectionBar } from '../selection/_bar.tsx'
import type { Tile } from '../files/tile.ts'
import { useWords } from '../words.ts'
import { TimelineDay } from './_day.tsx'

/** One day of the timeline, newest first within. `count` is of the whole day, also where only a part is sent. */
export interface DayOfTiles { day: string; count: number; tiles: readonly Tile[] }
/** A month that has files: for the list of months and the scrubber. */
export interface MonthCount { month: string; count: number }

export interface TimelineProps {
  frame: Frame
  total: number
  days: readonly DayOfTiles[]
  /** All months that hold files, newest first. */
  months: readonly MonthCount[]
  /** Addresses of the pages before and after for browsers without scripts: '/?before=…'. */
  newer?: string
  older?: string
  /** True when the person may change files. */
  canEdit: boolean
}

/** The timeline: the first files drawn by the server; public/js/timeline.js lays out the rest from /timeline/shape. */
export function TimelinePage({ frame, total, days, months, newer, older, canEdit }: TimelineProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.timeline')} place="timeline" width="wide" live="timeline">
      <h1 class="sr-only">{t('rail.timeline')}</h1>
      {total === 0 ? <EmptyTimeline frame={frame} /> : (
        <>
          <SelectionBar kind="library" canEdit={canEdit} />
          <div id="timeline" class="timeline" data-timeline="" data-total={total}>
            {days.map((day) => <TimelineDay day={day} />)}
          </div>
          <div class="without-scripts"><PagesNav previous={newer} next={older} /></div>
          <MonthsNav months={months} />
        </>
      )}
    </AppPage>
  )
}

/** Without scripts a list of links by year; with scripts public/js/scrubber.js turns it into the scrubber at the right edge. */
function MonthsNav({ months }: { months: readonly MonthCount[] }) {
  const { t, month: monthName, number } = useWords()
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))]
  return (
    <nav class="months" data-scrubber="" aria-label={t('timeline.months')}>
      {years.map((year) => (
        <details class="months-year" open={year === years[0]}>
          <summary>{year}</summary>
          <ul>
            {months.filter(({ month }) => month.startsWith(year)).map(({ month, count }) => (
              <li><a href={`/?at=${month}`}>{monthName(month)} <span class="months-count">{number(count)}</span></a></li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  )
}

function EmptyTimeline({ frame }: { frame: Frame }) {
  const { t } = useWords()
  const waits = (frame.counts?.waiting ?? 0) > 0
  return (
    <EmptyState drawing="shelf" title={t(waits ? 'timeline.soon' : 'timeline.empty')} text={t(waits ? 'timeline.soon-text' : 'timeline.empty-text')}>
      {frame.person.role === 'admin' ? <ButtonLink href="/sources" look="main" icon="hard-drive">{t('sources.add')}</ButtonLink> : null}
      {frame.person.role === 'viewer' ? null : <ButtonLink href="/uploads/form" look={frame.person.role === 'admin' ? 'quiet' : 'main'} icon="upload" data={{ 'data-upload-open': '' }}>{t('page.upload')}</ButtonLink>}
    </EmptyState>
  )
}
