import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Field, SelectField } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords, type Words } from '../words.ts'
import type { FormProblem, Person } from './data.ts'
import { PersonLimit } from './_limit.tsx'

/** People with access: the list, and a form for one more. */
export function People({ people, problem }: { people: readonly Person[]; problem?: FormProblem }) {
  const words = useWords()
  const { t } = words
  const mine = problem?.form === 'person' ? problem : undefined
  const error = (field: string): string | undefined => (mine?.field === field ? mine.sentence : undefined)
  return (
    <>
      <ul class="rows" id="people-list">{people.map((person) => <PersonRow person={person} />)}</ul>
      <details class="disclosure" open={mine !== undefined}>
        <summary class="button button-quiet"><Icon name="plus" /><span>{t('settings.add-person')}</span></summary>
        <form class="form-line" method="post" action="/people">
          <Field id="person-name" name="name" label={t('settings.person-name')} autocomplete="off" required value={mine?.values.name} error={error('name')} />
          <SelectField id="person-role" name="role" label={t('settings.role')} value={mine?.values.role ?? 'member'} options={roleOptions(words)} />
          <Field id="person-password" name="password" type="password" label={t('settings.person-password')} autocomplete="new-password" required minlength={10} error={error('password')} />
          <Button look="main" icon="check">{t('settings.add-person')}</Button>
        </form>
      </details>
    </>
  )
}

/** One person: role, what they see, and a new password; swaps itself, with its menu open where there is more to say. */
export function PersonRow({ person, isOpen = false }: { person: Person; isOpen?: boolean }) {
  const words = useWords()
  const { t, moment } = words
  const id = domId('person', person.id)
  const seen = person.lastSeenAt ? t('settings.last-seen', { when: moment(person.lastSeenAt) }) : t('settings.never-seen')
  return (
    <li class="row" id={id}>
      <span class="avatar" aria-hidden="true">{person.name.slice(0, 1).toUpperCase()}</span>
      <div class="row-words">
        <p class="row-name">{person.name}{person.isYou ? <span class="quiet"> {t('settings.is-you')}</span> : null}</p>
        <p class="row-more">{[t(`settings.role-${person.role}`), ...limitWords(person, words), person.disabled ? t('settings.locked-out') : seen].join(' · ')}</p>
      </div>
      {person.isYou ? null : (
        <details class="menu" data-menu="" open={isOpen}>
          <summary class="button button-plain button-icon" aria-label={t('settings.change-person', { name: person.name })}><Icon name="ellipsis" /></summary>
          <div class="menu-sheet stack">
            <ActionForm action={`/people/${person.id}`} method="put" target={`#${id}`} class="stack">
              <SelectField id={`${id}-role`} name="role" label={t('settings.role')} value={person.role} options={roleOptions(words)} />
              <label class="switch"><input type="checkbox" name="disabled" value="on" checked={person.disabled} /><span>{t('settings.lock-out')}</span></label>
              <Button icon="check">{t('page.save')}</Button>
            </ActionForm>
            {person.role === 'viewer' ? <PersonLimit person={person} rowId={id} /> : null}
            <ActionForm action={`/people/${person.id}/password`} method="put" target={`#${id}`} class="stack">
              <Field id={`${id}-password`} name="password" type="password" label={t('settings.person-password')} autocomplete="new-password" required minlength={10} />
              <Button icon="key-round">{t('settings.password-set')}</Button>
            </ActionForm>
          </div>
        </details>
      )}
    </li>
  )
}

/** What the list says of what somebody sees; nothing of whoever sees everything. */
function limitWords({ limit }: Person, { t }: Words): string[] {
  if (limit === null) return []
  return [limit.length === 0 ? t('limit.sees-nothing') : t('limit.sees-only', { tags: limit.map(({ path }) => path).join(', ') })]
}

function roleOptions({ t }: Words) {
  return (['viewer', 'member', 'admin'] as const).map((role) => ({ value: role, label: t(`settings.role-${role}`) }))
}
