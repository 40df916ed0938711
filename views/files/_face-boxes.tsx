import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import type { FileFace } from '../people/data.ts'

/**
 * Boxes over the faces of the picture, with names under them; public/js/face-boxes.js gives them their places and shows them on demand.
 * A known face leads to its person, another to the field in which it is named.
 */
export function FaceBoxes({ id, faces, canEdit, outOfBand = false }: { id: string; faces: readonly FileFace[]; canEdit: boolean; outOfBand?: boolean }) {
  const { t } = useWords()
  return (
    <ul id={domId('face-boxes', id)} class="face-boxes only-scripted" aria-label={t('file.face-boxes')} data-face-boxes="" hx-swap-oob={outOfBand ? 'true' : undefined}>
      {faces.filter(({ person }) => !person?.hidden).map((face) => {
        const name = face.person?.name
        const label = name ?? (face.suggestion ? t('file.face-looks-like', { name: face.suggestion.name }) : t('file.face-unnamed'))
        return (
          <li class={name ? 'face-box' : 'face-box face-box-unnamed'} data-face-box={face.box.map((share) => share.toFixed(4)).join(' ')} data-face={face.id}>
            {name || !canEdit ? <a class="face-box-link" href={face.person ? `/people/${face.person.id}` : '/people'}><span class="face-box-name">{label}</span></a> : <button class="face-box-link" type="button" data-face-name={face.id}><span class="face-box-name">{label}</span></button>}
          </li>
        )
      })}
    </ul>
  )
}
