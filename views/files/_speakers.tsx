import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { ShownSpeaker } from './heard.ts'
import { saidPart } from './said-place.ts'
import { speakerName } from './speaker-name.ts'
import { toneOfSpeaker } from './tones.ts'

/** Who speaks: each can be named as a person of the library is. */
export function Speakers({ id, speakers, countSaid, canEdit, isOpen = false }: { id: string; speakers: readonly ShownSpeaker[]; countSaid: number | null; canEdit: boolean; isOpen?: boolean }) {
  const words = useWords()
  const { t } = words
  const names = domId('speaker-names', id)
  return (
    <details class="speakers" open={isOpen}>
      <summary><Icon name="chevron-right" />{t('sound.speakers', { count: speakers.length })}<span class="tone-dots">{speakers.slice(0, 8).map(({ number }) => <ToneDot number={number} />)}</span></summary>
      <ul>
        {speakers.map((speaker) => (
          <li>
            <ToneDot number={speaker.number} />
            {speaker.personId && speaker.name !== null ? <a href={`/people/${speaker.personId}`}>{speaker.name}</a> : canEdit ? null : <span>{speakerName(words, speaker.number, speakers)}</span>}
            {canEdit && speaker.name !== null ? (
              <ActionForm action={`/files/${id}/speakers/${speaker.number}`} target={`#${saidPart(id)}`}><input type="hidden" name="name" value="" /><Button look="plain" icon="user-x" label={t('people.not-them', { name: speaker.name })} /></ActionForm>
            ) : null}
            {canEdit ? <SpeakerForm id={id} speaker={speaker} names={names} /> : null}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <ActionForm action={`/files/${id}/speakers`} target={`#${saidPart(id)}`} class="speaker-count">
          <label for={domId('speaker-count', id)}>{t('sound.speaker-count')}</label>
          <input id={domId('speaker-count', id)} name="count" type="number" min={1} max={20} inputmode="numeric" value={countSaid === null ? '' : String(countSaid)} placeholder={String(speakers.length)} />
          <Button look="plain" icon="check" label={t('sound.save')} />
        </ActionForm>
      ) : null}
      {canEdit ? <datalist id={names}></datalist> : null}
    </details>
  )
}

function ToneDot({ number }: { number: number }) {
  return <svg class="tone-dot" viewBox="0 0 10 10" aria-hidden="true"><circle class={`tone-${toneOfSpeaker(number)}`} cx="5" cy="5" r="4" /></svg>
}

function SpeakerForm({ id, speaker: { number, name }, names }: { id: string; speaker: ShownSpeaker; names: string }) {
  const { t } = useWords()
  const label = t('sound.name-speaker', { number })
  return (
    <ActionForm action={`/files/${id}/speakers/${number}`} target={`#${saidPart(id)}`} class="name-form">
      <input name="name" type="text" required maxlength={100} autocomplete="off" placeholder={name === null ? label : t('sound.somebody-else')} aria-label={label} list={names} data-speaker-name={number}
        hx-get="/people/suggest?kind=person" hx-trigger="input changed delay:120ms, focus once" hx-target={`#${names}`} hx-swap="innerHTML" />
      <Button look="plain" icon="check" label={t('people.give-name')} />
    </ActionForm>
  )
}
