import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { labelName } from '../labels.ts'
import { useWords } from '../words.ts'
import type { FileLabel } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

interface Props { id: string; labels: readonly FileLabel[]; canEdit: boolean }

/** What machines saw and nobody has decided about: lighter than tags, each to be accepted or refused; public/js/seen-boxes.js shows its place. */
export function FileLabels({ id, labels, canEdit }: Props) {
  const { t, share, locale } = useWords()
  if (labels.length === 0) return <div id={domId('file-labels', id)}></div>
  const target = domId('file-labels', id)
  return (
    <PanelPart id={target} title={t('file.suggestions')}>
      <ul class="chips" data-seen-labels="">
        {labels.map(({ kind, label, score, count, model }) => {
          const name = labelName(locale.language, label)
          const at = `/files/${id}/labels/${kind}/${encodeURIComponent(label)}`
          const about = model ? t('file.suggestion-by', { score: share(score), model }) : t('file.suggestion-score', { score: share(score) })
          return (
            <li class="chip chip-seen" data-seen-label={`${kind}/${label}`} title={about}>
              <a class="chip-text" href={`/search?q=${encodeURIComponent(`${kind}:"${label}"`)}`}>{name}{count > 1 ? ` × ${count}` : ''}<span class="sr-only"> {about}</span></a>
              {canEdit ? (
                <>
                  <ActionForm action={at} target={`#${target}`} class="chip-form"><Button look="plain" icon="check" label={t('file.accept-suggestion', { name })} class="chip-decide" /></ActionForm>
                  <ActionForm action={`${at}/refusal`} target={`#${target}`} class="chip-form"><Button look="plain" icon="x" label={t('file.refuse-suggestion', { name })} class="chip-decide" /></ActionForm>
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
    </PanelPart>
  )
}

/** Boxes around what machines saw, in thousandths of the picture; seen while their chip has the pointer or the focus. */
export function SeenBoxes({ labels }: { labels: readonly FileLabel[] }) {
  const placed = labels.filter(({ boxes }) => boxes.length > 0)
  if (placed.length === 0) return null
  return (
    <svg class="boxes seen-boxes only-scripted" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
      {placed.flatMap(({ kind, label, boxes }) => boxes.map(([left, top, width, height]) => (
        <rect class="seen-box" data-seen-box={`${kind}/${label}`} x={(left * 1000).toFixed(1)} y={(top * 1000).toFixed(1)} width={(width * 1000).toFixed(1)} height={(height * 1000).toFixed(1)} vector-effect="non-scaling-stroke"></rect>
      )))}
    </svg>
  )
}
