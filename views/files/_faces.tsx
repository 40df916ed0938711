import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { ageWords } from '../people/age-words.ts'
import type { FileFace } from '../people/data.ts'
import { Portrait } from '../people/_portrait.tsx'
import { useWords } from '../words.ts'
import { DrawFace } from './_draw-face.tsx'
import { FaceBoxes } from './_face-boxes.tsx'
import { PanelPart } from './_panel-part.tsx'

interface Props { id: string; faces: readonly FileFace[]; canEdit: boolean }

/** Who is in the picture: names, what a face looks like, and the field in which it is named. */
export function FileFaces({ id, faces, canEdit }: Props) {
  const { t } = useWords()
  if (faces.length === 0 && !canEdit) return null
  return (
    <PanelPart id={domId('file-faces', id)} title={t('file.people')} count={faces.length}>
      <div data-file-faces={`/files/${id}/faces`}>
        {faces.length > 0 ? <ul class="file-faces">{faces.map((face) => <FaceRow fileId={id} face={face} canEdit={canEdit} />)}</ul> : null}
        {canEdit ? <datalist id={domId('face-names', id)}></datalist> : null}
        {canEdit ? <DrawFace fileId={id} /> : null}
      </div>
    </PanelPart>
  )
}

/** Answer of everything that is done to the faces of a file: the panel's part, and the boxes over the picture. */
export function FileFacesAnswer(props: Props) {
  return (
    <>
      <FileFaces {...props} />
      <FaceBoxes {...props} outOfBand />
    </>
  )
}

function FaceRow({ fileId, face, canEdit }: { fileId: string; face: FileFace; canEdit: boolean }) {
  const words = useWords()
  const { t } = words
  const { person } = face
  return (
    <li class="file-face" data-face-row={face.id}>
      <Portrait src={face.crop} size="small" />
      <div class="file-face-words">
        {person && person.name !== null ? (
          <p><a class="file-face-name" href={`/people/${person.id}`}>{person.age ? t('file.face-age', { name: person.name, age: ageWords(words, person.age) }) : person.name}</a>{person.hidden ? <span class="panel-quiet"> {t('people.hidden')}</span> : null}</p>
        ) : null}
        {face.suggestion ? <Looks fileId={fileId} face={face} suggestion={face.suggestion} canEdit={canEdit} /> : null}
        {!person?.name && canEdit ? <FaceName fileId={fileId} face={face} label={t('file.face-unnamed')} /> : null}
        {!person?.name && !canEdit && !face.suggestion ? <p class="panel-quiet">{t('file.face-unnamed')}</p> : null}
      </div>
      {canEdit ? <FaceMenu fileId={fileId} face={face} /> : null}
    </li>
  )
}

/** A machine's guess, lighter than what people said. */
function Looks({ fileId, face, suggestion: { personId, name }, canEdit }: { fileId: string; face: FileFace; suggestion: { personId: string; name: string }; canEdit: boolean }) {
  const { t } = useWords()
  const target = `#${domId('file-faces', fileId)}`
  return (
    <div class="face-looks">
      <span>{t('file.face-looks-like', { name })}</span>
      {canEdit ? (
        <>
          <ActionForm action={`/files/${fileId}/faces/${face.id}`} method="put" target={target}><input type="hidden" name="person" value={personId} /><Button look="plain" icon="check" label={t('people.yes-is', { name })} /></ActionForm>
          <ActionForm action={`/files/${fileId}/faces/${face.id}/refusal`} target={target}><input type="hidden" name="person" value={personId} /><Button look="plain" icon="x" label={t('people.no-is-not', { name })} /></ActionForm>
        </>
      ) : null}
    </div>
  )
}

function FaceName({ fileId, face, label }: { fileId: string; face: FileFace; label: string }) {
  const { t } = useWords()
  const list = domId('face-names', fileId)
  return (
    <ActionForm action={`/files/${fileId}/faces/${face.id}`} method="put" target={`#${domId('file-faces', fileId)}`} class="name-form">
      <input id={domId('face-name', face.id)} name="name" type="text" required maxlength={100} autocomplete="off" placeholder={label} aria-label={label} list={list}
        hx-get={`/people/suggest?kind=${face.kind}`} hx-trigger="input changed delay:120ms, focus once" hx-target={`#${list}`} hx-swap="innerHTML" />
      <Button look="plain" icon="check" label={t('people.give-name')} />
    </ActionForm>
  )
}

function FaceMenu({ fileId, face }: { fileId: string; face: FileFace }) {
  const { t } = useWords()
  const { person } = face
  const target = `#${domId('file-faces', fileId)}`
  return (
    <details class="menu" data-menu="">
      <summary class="button button-plain button-icon" aria-label={t('file.face-change')} title={t('file.face-change')}><Icon name="ellipsis" /></summary>
      <div class="menu-sheet stack">
        {person && person.name !== null ? (
          <>
            <div><p class="field-hint">{t('file.face-other')}</p><FaceName fileId={fileId} face={face} label={t('people.name')} /></div>
            <ActionForm action={`/files/${fileId}/faces/${face.id}/refusal`} target={target}><input type="hidden" name="person" value={person.id} /><Button look="plain" icon="user-x">{t('people.not-them', { name: person.name })}</Button></ActionForm>
            <ActionForm action={`/people/${person.id}/portrait`}><input type="hidden" name="face" value={face.id} /><Button look="plain" icon="star">{t('people.as-portrait')}</Button></ActionForm>
          </>
        ) : null}
        <ActionForm action={`/files/${fileId}/faces/${face.id}`} method="delete" target={target}><Button look="plain" icon="x">{t('people.not-a-face')}</Button></ActionForm>
      </div>
    </details>
  )
}

/** Answer of /people/suggest: options of a name field's list. */
export function NameSuggestions({ names }: { names: readonly string[] }) {
  return <>{names.map((name) => <option value={name}></option>)}</>
}
