import { ButtonLink } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { ShownPerson } from './data.ts'
import { KnownNames } from './_name-form.tsx'
import { PersonCard } from './_person-card.tsx'

export interface PeopleProps {
  frame: Frame
  /** Those with a name first, then the groups without; a page of them. */
  people: readonly ShownPerson[]
  pets: readonly ShownPerson[]
  total: number
  names: readonly string[]
  /** Hidden ones are shown too. */
  withHidden: boolean
  canEdit: boolean
  previous?: string
  next?: string
}

/** /people: everybody who can be seen in pictures. */
export function PeoplePage({ frame, people, pets, total, names, withHidden, canEdit, previous, next }: PeopleProps) {
  const { t } = useWords()
  const named = people.filter(({ name }) => name !== null)
  const unnamed = people.filter(({ name }) => name === null)
  const isEmpty = total === 0 && pets.length === 0
  return (
    <AppPage frame={frame} title={t('people.title')} place="people" width="wide">
      <PageHead title={t('people.title')} text={isEmpty ? undefined : t('people.text')}>
        {withHidden ? <ButtonLink href="/people" icon="eye-off">{t('people.leave-hidden')}</ButtonLink> : <ButtonLink href="/people?hidden=1" look="plain" icon="eye">{t('people.show-hidden')}</ButtonLink>}
      </PageHead>
      {isEmpty ? <EmptyState drawing="shelf" title={t('people.empty')} text={t('people.empty-text')} /> : (
        <div data-refresh="">
          {canEdit ? <KnownNames names={names} /> : null}
          {named.length > 0 ? <ul class="people" aria-label={t('people.named')}>{named.map((person) => <PersonCard person={person} canEdit={canEdit} />)}</ul> : null}
          {pets.length > 0 ? <PetsPart pets={pets} canEdit={canEdit} /> : null}
          {unnamed.length > 0 ? <UnnamedPart people={unnamed} canEdit={canEdit} /> : null}
          <PagesNav previous={previous} next={next} />
        </div>
      )}
    </AppPage>
  )
}

function PetsPart({ pets, canEdit }: { pets: readonly ShownPerson[]; canEdit: boolean }) {
  const { t } = useWords()
  return (
    <section class="people-part" aria-labelledby="pets">
      <h2 id="pets">{t('people.pets')}</h2>
      <ul class="people">{pets.map((pet) => <PersonCard person={pet} canEdit={canEdit} />)}</ul>
    </section>
  )
}

/** Groups that wait for a name: Enter gives it, Esc goes on. */
function UnnamedPart({ people, canEdit }: { people: readonly ShownPerson[]; canEdit: boolean }) {
  const { t } = useWords()
  return (
    <section class="people-part" aria-labelledby="unnamed">
      <h2 id="unnamed">{t('people.unnamed')}</h2>
      {canEdit ? <p class="quiet only-scripted">{t('people.unnamed-text')}</p> : null}
      <ul class="people" data-queue="">{people.map((person) => <PersonCard person={person} canEdit={canEdit} />)}</ul>
    </section>
  )
}
