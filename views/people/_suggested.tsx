import type { Child } from 'hono/jsx'
import { ActionForm } from '../components/action-form.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { PersonDetails, SuggestedFaces } from './data.ts'
import { Portrait } from './_portrait.tsx'

/** 'Is this also Ann?': groups first, then single faces; each is answered by one click. */
export function Suggested({ person, suggested }: { person: PersonDetails; suggested: SuggestedFaces }) {
  const { t } = useWords()
  if (suggested.faces.length + suggested.people.length === 0) return null
  const name = person.name ?? t('people.someone')
  return (
    <section class="suggested" aria-labelledby="suggested">
      <h2 id="suggested">{person.name === null ? t('people.suggested-someone') : t('people.suggested', { name })}</h2>
      <ul class="suggested-list" data-queue="">
        {suggested.people.map((group) => (
          <SuggestedCard href={`/people/${group.id}`} crop={group.portrait} text={t('people.pictures', { count: group.files })}>
            <Answer action={`/people/${group.id}/merging`} fields={{ into: person.id }} is="yes" name={name} />
            <Answer action={`/people/${person.id}/refusal`} fields={{ person: group.id }} is="no" name={name} />
          </SuggestedCard>
        ))}
        {suggested.faces.map((face) => (
          <SuggestedCard href={face.href} crop={face.crop}>
            <Answer action="/faces/moving" fields={{ face: face.id, person: person.id }} is="yes" name={name} />
            <Answer action="/faces/refusal" fields={{ face: face.id, person: person.id }} is="no" name={name} />
          </SuggestedCard>
        ))}
      </ul>
    </section>
  )
}

function SuggestedCard({ href, crop, text, children }: { href: string; crop: string | null; text?: string; children: Child }) {
  const { t } = useWords()
  return (
    <li class="suggested-card">
      <a href={href} aria-label={text ?? t('people.open-picture')}><Portrait src={crop} /></a>
      {text ? <p class="person-count">{text}</p> : null}
      <div class="suggested-answers">{children}</div>
    </li>
  )
}

function Answer({ action, fields, is, name }: { action: string; fields: Record<string, string>; is: 'yes' | 'no'; name: string }) {
  const { t } = useWords()
  return (
    <ActionForm action={action}>
      {Object.entries(fields).map(([field, value]) => <input type="hidden" name={field} value={value} />)}
      <button class="button button-quiet suggested-answer" type="submit" aria-label={t(is === 'yes' ? 'people.yes-is' : 'people.no-is-not', { name })} id={is === 'yes' ? domId('answer', Object.values(fields).join('-')) : undefined} data-queue-stop={is === 'yes' ? '' : undefined}>
        <Icon name={is === 'yes' ? 'check' : 'x'} /><span>{t(is === 'yes' ? 'people.yes' : 'people.no')}</span>
      </button>
    </ActionForm>
  )
}
