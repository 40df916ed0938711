import { useWords } from '../words.ts'
import type { ShownSegment } from './heard.ts'
import { saidHref, saidPart, type SaidProps } from './said-place.ts'
import { Segment } from './_segment.tsx'

/** Sentences that a page brings; the others come by themselves where scripts run, else by a link. */
const FIRST = 300
const formats = ['srt', 'vtt', 'txt', 'json'] as const
/** Seconds by which times in addresses may be off. */
const NEAR = 0.05

/** Sentences with their times: follow what is played, lead to each second, and can be corrected (public/js/transcript.js). */
export function Transcript({ spoken: { id, speakers }, segments, canEdit, query = '', from, edit, whole = false }: SaidProps & { segments: readonly ShownSegment[] }) {
  const { t, number } = useWords()
  const now = from === undefined ? -1 : segments.findLastIndex(({ start }) => start <= from + NEAR)
  const editAt = edit === undefined || !canEdit ? -1 : segments.findIndex(({ start }) => Math.abs(start - edit) < NEAR)
  const isWhole = whole || segments.length <= FIRST || Math.max(now, editAt) >= FIRST
  const all = saidHref(id, query)
  return (
    <>
      <div class="said-box" data-transcript={all}>
        <ol class="said-list" aria-label={t('sound.said')} data-said-list="">
          {(isWhole ? segments : segments.slice(0, FIRST)).map((segment, at) => (
            <Segment id={id} segment={segment} who={newSpeaker(segments, at)} speakers={speakers} canEdit={canEdit} query={query} now={at === now} isForm={at === editAt} />
          ))}
        </ol>
        <button type="button" class="button button-quiet said-follow only-scripted" hidden data-said-follow="">{t('sound.follow')}</button>
      </div>
      {isWhole ? null : <a class="said-rest" href={`?${query ? `${query}&` : ''}said=all`} hx-get={all} hx-trigger="load delay:200ms" hx-target={`#${saidPart(id)}`} hx-swap="outerHTML">{t('sound.all-said', { count: number(segments.length) })}</a>}
      <p class="said-downloads"><span>{t('sound.download-as')}</span>{formats.map((format) => <a href={`/files/${id}/transcript.${format}`} download>{`.${format}`}</a>)}</p>
    </>
  )
}

/** Who begins to speak in a sentence; null where the one before it is theirs too. */
export function newSpeaker(segments: readonly ShownSegment[], at: number): number | null {
  const speaker = segments[at]?.speaker ?? null
  return speaker !== segments[at - 1]?.speaker ? speaker : null
}
