import { Button } from '../components/button.tsx'
import type { IconName } from '../components/icon-names.ts'
import { Icon } from '../components/icon.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { FacesOfPerson, PersonDetails, PersonFrame, ShownFace } from './data.ts'
import { NAMES } from './_name-form.tsx'
import { PersonHead } from './_person-head.tsx'

const FORM = 'face-selection'

/** /people/:id/faces: the faces of someone, to be looked through and put right. */
export function PersonFacesPage({ frame, faces, order, previous, next, ...about }: { frame: Frame } & PersonFrame & FacesOfPerson) {
  const { t } = useWords()
  const { person, canEdit } = about
  return (
    <AppPage frame={frame} title={person.name ?? t('people.someone')} place="people" width="wide">
      <PersonHead {...about} tab="faces" />
      <div data-refresh="" data-face-choosing="">
        <div class="faces-tools">
          <nav class="faces-order" aria-label={t('people.order')}>
            {(['unsure', 'newest'] as const).map((each) => <a class="faces-order-link" href={`/people/${person.id}/faces?order=${each}`} aria-current={each === order ? 'true' : undefined}>{t(`people.order-${each}`)}</a>)}
          </nav>
          {canEdit ? <Button type="button" look="plain" icon="check" class="only-scripted" data={{ 'data-face-all': '' }}>{t('people.select-all')}</Button> : null}
        </div>
        <ul class="faces" aria-label={t('people.tab-faces')}>{faces.map((face) => <FaceCard face={face} canEdit={canEdit} />)}</ul>
        <PagesNav previous={previous} next={next} />
        {canEdit ? <FaceBar person={person} /> : null}
      </div>
    </AppPage>
  )
}

function FaceCard({ face, canEdit }: { face: ShownFace; canEdit: boolean }) {
  const { t, day } = useWords()
  const when = day(face.takenLocal.slice(0, 10))
  const picture = <img class="face-picture" src={face.crop} width="112" height="112" alt="" loading="lazy" decoding="async" />
  return (
    <li class="face">
      {canEdit ? <label class="face-check"><input type="checkbox" name="face" value={face.id} form={FORM} aria-label={t('people.choose-face', { day: when })} />{picture}<span class="face-mark"><Icon name="check" /></span></label> : picture}
      <a class="face-day" href={face.href} title={t('people.open-picture')}>{when}</a>
      {face.unsure ? <span class="face-unsure">{t('people.face-unsure')}</span> : null}
    </li>
  )
}

/** What can be done with the chosen faces; a plain form, so that it works without scripts. */
function FaceBar({ person }: { person: PersonDetails }) {
  const { t } = useWords()
  const name = person.name ?? t('people.someone')
  return (
    <form id={FORM} class="face-bar" method="post" action="/faces/moving" aria-label={t('people.with-selected')}>
      <input type="hidden" name="person" value={person.id} />
      <p class="face-bar-count" role="status" data-face-count="">{t('people.with-selected')}</p>
      <div class="face-bar-move">
        <input name="name" type="text" maxlength={100} list={NAMES} autocomplete="off" placeholder={t('people.move-name')} aria-label={t('people.move-name')} />
        <FaceButton action="/faces/moving?to=name" icon="users" text={t('people.move')} />
      </div>
      <div class="face-bar-actions">
        {person.name === null ? null : <FaceButton action="/faces/moving?to=same" icon="user-check" text={t('people.confirm', { name })} />}
        <FaceButton action="/faces/moving?to=new" icon="user-plus" text={t('people.new-person')} />
        <FaceButton action="/faces/refusal" icon="user-x" text={t('people.not-them', { name })} />
        <FaceButton action="/faces/removal" icon="x" text={t('people.not-a-face')} />
        <FaceButton action={`/people/${person.id}/portrait`} icon="star" text={t('people.as-portrait')} />
      </div>
    </form>
  )
}

function FaceButton({ action, icon, text }: { action: string; icon: IconName; text: string }) {
  return <button class="button button-plain" type="submit" formaction={action} hx-post={action} hx-swap="none"><Icon name={icon} /><span>{text}</span></button>
}
