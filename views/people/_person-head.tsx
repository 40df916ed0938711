import { ActionForm } from '../components/action-form.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords, type Words } from '../words.ts'
import { ageWords } from './age-words.ts'
import type { PersonDetails, PersonFrame, ShownPerson } from './data.ts'
import { KnownNames, NAMES, NameForm } from './_name-form.tsx'
import { Portrait } from './_portrait.tsx'

/** Who the page is about, what is known of them, and the ways to the page's two parts. */
export function PersonHead({ person, names, merge, canEdit, tab }: PersonFrame & { tab: 'pictures' | 'faces' }) {
  const words = useWords()
  const { t, number } = words
  const { id, name, files, faces, portrait } = person
  return (
    <>
      {canEdit ? <KnownNames names={names} /> : null}
      <nav class="crumbs" aria-label={t('folders.path')}><ol><li><a href="/people">{t('people.back')}</a></li><li aria-current="page">{name ?? t('people.someone')}</li></ol></nav>
      <header class="person-head">
        <Portrait src={portrait} size="large" />
        <div class="person-words">
          <h1>{name ?? t('people.unnamed')}</h1>
          <p class="person-facts">{personFacts(words, person)}</p>
          {canEdit && name === null ? <NameForm personId={id} label={t('people.name')} /> : null}
        </div>
        {canEdit ? <PersonMenu person={person} /> : null}
      </header>
      {merge && canEdit ? <MergeOffer person={person} into={merge} /> : null}
      <Company person={person} />
      <nav class="tabs" aria-label={t('people.parts')}>
        <a class="tab" href={`/people/${id}`} aria-current={tab === 'pictures' ? 'page' : undefined}>{t('people.tab-pictures')} <span class="tab-count">{number(files)}</span></a>
        <a class="tab" href={`/people/${id}/faces`} aria-current={tab === 'faces' ? 'page' : undefined}>{t('people.tab-faces')} <span class="tab-count">{number(faces)}</span></a>
      </nav>
    </>
  )
}

/** '12 pictures · from 2019 to 2024 · 5 years old'. */
function personFacts(words: Words, { files, firstYear, lastYear, age, hidden }: PersonDetails): string {
  const { t } = words
  const seen = firstYear === null ? '' : firstYear === lastYear ? t('people.seen-once', { first: firstYear }) : t('people.seen', { first: firstYear, last: lastYear ?? '' })
  return [t('people.pictures', { count: files }), seen, age ? ageWords(words, age) : '', hidden ? t('people.hidden') : ''].filter(Boolean).join(' · ')
}

function PersonMenu({ person: { id, name, birthday, hidden } }: { person: PersonDetails }) {
  const { t } = useWords()
  return (
    <details class="menu person-change" data-menu="">
      <summary class="button button-quiet" aria-label={t('people.change', { name: name ?? t('people.someone') })}><Icon name="pencil" /><Icon name="chevron-down" /></summary>
      <div class="menu-sheet stack">
        {name === null ? null : (
          <ActionForm action={`/people/${id}/name`} method="put" class="stack">
            <div class="field"><label for="person-rename">{t('people.name')}</label><input id="person-rename" name="name" type="text" required value={name} maxlength={100} list={NAMES} autocomplete="off" /></div>
            <Button icon="check">{t('people.rename')}</Button>
          </ActionForm>
        )}
        <ActionForm action={`/people/${id}/birthday`} method="put" class="stack">
          <div class="field"><label for="person-birthday">{t('people.birthday')}</label><input id="person-birthday" name="birthday" type="date" value={birthday ?? ''} aria-describedby="person-birthday-hint" /><p class="field-hint" id="person-birthday-hint">{t('people.birthday-forget')}</p></div>
          <Button icon="check">{t('page.save')}</Button>
        </ActionForm>
        <ActionForm action={`/people/${id}/merging`} class="stack">
          <div class="field"><label for="person-merge">{t('people.merge')}</label><input id="person-merge" name="name" type="text" required maxlength={100} list={NAMES} autocomplete="off" aria-describedby="person-merge-hint" /><p class="field-hint" id="person-merge-hint">{t('people.merge-text')}</p></div>
          <Button icon="merge">{t('people.merge-do')}</Button>
        </ActionForm>
        <ActionForm action={`/people/${id}/hiding`} method={hidden ? 'delete' : 'post'}><Button look="plain" icon={hidden ? 'eye' : 'eye-off'}>{t(hidden ? 'people.show' : 'people.hide')}</Button></ActionForm>
        {name === null ? null : <ActionForm action={`/people/${id}/name`} method="delete"><Button look="plain" icon="user-x">{t('people.unname')}</Button></ActionForm>}
      </div>
    </details>
  )
}

/** The name that was typed is somebody's: are the two one? */
function MergeOffer({ person, into }: { person: PersonDetails; into: ShownPerson }) {
  const { t } = useWords()
  const name = into.name ?? t('people.someone')
  return (
    <section class="merge-offer" aria-label={t('people.merge-question', { name })}>
      <Portrait src={into.portrait} size="small" />
      <p>{t('people.merge-question', { name })} <span class="quiet">{t('people.pictures', { count: into.files })}</span></p>
      <div class="merge-answers">
        <ActionForm action={`/people/${person.id}/merging`}><input type="hidden" name="into" value={into.id} /><Button look="main" icon="merge">{t('people.merge-yes')}</Button></ActionForm>
        <ButtonLink href={`/people/${person.id}`}>{t('people.merge-no')}</ButtonLink>
      </div>
    </section>
  )
}

function Company({ person }: { person: PersonDetails }) {
  const { t, number } = useWords()
  const known = person.with.filter(({ name }) => name !== null).slice(0, 12)
  if (known.length === 0) return null
  return (
    <section class="company" aria-labelledby="company">
      <h2 id="company">{t('people.with')}</h2>
      <ul class="chips">{known.map((other) => <li class="chip"><a class="chip-text" href={`/people/${other.id}`}>{other.name} <span class="quiet">{number(other.files)}</span></a></li>)}</ul>
    </section>
  )
}
