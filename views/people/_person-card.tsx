import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { useWords } from '../words.ts'
import type { ShownPerson } from './data.ts'
import { NameForm } from './_name-form.tsx'
import { Portrait } from './_portrait.tsx'

/** Someone in the grid of people: portrait, name and count; without a name, the field for it. */
export function PersonCard({ person, canEdit }: { person: ShownPerson; canEdit: boolean }) {
  const { t } = useWords()
  const { id, name, files, hidden, portrait } = person
  const count = t('people.pictures', { count: files })
  return (
    <li class={hidden ? 'person is-hidden' : 'person'} id={`person-card-${id}`}>
      <a class="person-link" href={`/people/${id}`}>
        <Portrait src={portrait} />
        <span class={name === null ? 'sr-only' : 'person-name'}>{name ?? t('people.someone')}</span>{' '}
        <span class="person-count">{count}{hidden ? ` · ${t('people.hidden')}` : ''}</span>
      </a>
      {canEdit && name === null && !hidden ? (
        <div class="person-naming">
          <NameForm personId={id} label={`${t('people.name')} (${count})`} />
          <ActionForm action={`/people/${id}/hiding`} class="person-hide"><Button look="plain" icon="eye-off" label={t('people.hide')} /></ActionForm>
        </div>
      ) : null}
      {canEdit && hidden ? <ActionForm action={`/people/${id}/hiding`} method="delete"><Button icon="eye">{t('people.show')}</Button></ActionForm> : null}
    </li>
  )
}
