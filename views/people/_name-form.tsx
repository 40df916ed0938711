import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'

/** Id of the list of names that every name field of a page offers. */
export const NAMES = 'known-names'

/** Names to choose from; drawn once a page. */
export function KnownNames({ names }: { names: readonly string[] }) {
  return <datalist id={NAMES}>{names.map((name) => <option value={name}></option>)}</datalist>
}

/** A field in which someone is named. */
export function NameForm({ personId, label }: { personId: string; label: string }) {
  const { t } = useWords()
  return (
    <ActionForm action={`/people/${personId}/name`} method="put" class="name-form">
      <input id={domId('name', personId)} name="name" type="text" required maxlength={100} autocomplete="off" list={NAMES} placeholder={t('people.name-placeholder')} aria-label={label} data-queue-stop="" />
      <Button look="plain" icon="check" label={t('people.give-name')} />
    </ActionForm>
  )
}
