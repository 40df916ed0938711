import { ActionForm } from '../components/action-form.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import type { ShownSegment, ShownSpeaker } from './heard.ts'
import { secondOf } from './place-in-time.ts'
import { speakerName } from './speaker-name.ts'

interface Props {
  id: string
  segment: ShownSegment
  /** Said before the words where somebody else begins to speak. */
  who: number | null
  speakers: readonly ShownSpeaker[]
  canEdit: boolean
  query?: string
  now?: boolean
  isForm?: boolean
}

const idOf = ({ start }: ShownSegment): string => `said-${Math.round(start * 1000)}`

/** A sentence with its time. Kept small, because there may be thousands: what it does stands in public/js/transcript.js. */
export function Segment({ id, segment, who, speakers, canEdit, query = '', now = false, isForm = false }: Props) {
  const words = useWords()
  const { t, duration } = words
  if (isForm) return <SegmentForm id={id} segment={segment} query={query} />
  const { start, text, edited, heard } = segment
  const time = duration(Math.floor(start) * 1000)
  const link = `?${query ? `${query}&` : ''}`
  return (
    <li id={idOf(segment)} class={['said', edited ? 'is-edited' : '', now ? 'is-now' : ''].filter(Boolean).join(' ')} data-at={start}>
      {who === null ? null : <b class="said-who">{speakerName(words, who, speakers)}</b>}
      <a class="said-at" href={`${link}t=${secondOf(start)}`}>{time}</a>
      <p>{text || <i>{t('sound.nothing-said')}</i>}{edited ? <span class="said-mark" title={heard ? t('sound.was-heard', { text: heard }) : undefined}>{t('sound.edited')}</span> : null}</p>
      {canEdit ? <a class="said-edit" href={`${link}t=${secondOf(start)}&edit=${start}#${idOf(segment)}`} aria-label={t('sound.correct', { time })}></a> : null}
    </li>
  )
}

/** The sentence in a field. */
function SegmentForm({ id, segment, query }: { id: string; segment: ShownSegment; query: string }) {
  const { t, duration } = useWords()
  const { start, end, text, heard } = segment
  const at = idOf(segment)
  const field = domId('said-text', String(Math.round(start * 1000)))
  const back = `?${query ? `${query}&` : ''}t=${secondOf(start)}#${at}`
  return (
    <li id={at} class="said said-form" data-at={start}>
      <ActionForm action={`/files/${id}/transcript/segments`} target={`#${at}`} class="stack">
        <input type="hidden" name="start" value={start} />
        <input type="hidden" name="end" value={end} />
        <label for={field} class="field-hint">{t('sound.correct', { time: duration(Math.floor(start) * 1000) })}</label>
        <textarea id={field} name="text" rows={3} maxlength={2000} data-said-text="">{text}</textarea>
        {heard !== null && heard !== text ? <p class="panel-quiet">{t('sound.was-heard', { text: heard })}</p> : null}
        <div class="said-buttons"><Button look="main">{t('sound.save')}</Button>{segment.edited && heard !== null ? <Button look="quiet" name="heard" value="1">{t('sound.as-heard')}</Button> : null}<ButtonLink look="plain" href={back} data={{ 'data-said-cancel': '' }}>{t('sound.cancel')}</ButtonLink></div>
      </ActionForm>
    </li>
  )
}
