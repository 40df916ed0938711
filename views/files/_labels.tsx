import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { labelName } from '../labels.ts'
import { useWords } from '../words.ts'
import type { FileLabel, FileTag } from './data.ts'
import { PanelPart } from './_panel-part.tsx'
import { FileTags } from './_tags.tsx'

interface Props { id: string; labels: readonly FileLabel[]; canEdit: boolean }

/** What machines saw and nobody has decided about; public/js/file-labels.js asks for it again when something was decided elsewhere, as by Undo. */
export function FileLabels({ id, labels, canEdit }: Props) {
  const { t } = useWords()
  const target = domId('file-labels', id)
  return (
    <div id={target} data-file-labels={`/files/${id}/labels`}>
      {labels.length > 0 ? (
        <PanelPart id={domId('seen-labels', id)} title={t('file.suggestions')}>
          <ul class="chips" data-seen-labels="">{labels.map((label) => <LabelChip id={id} label={label} target={`#${target}`} canEdit={canEdit} />)}</ul>
        </PanelPart>
      ) : null}
    </div>
  )
}

/** Answer of everything that is decided about the labels of a file: the suggestions, and the tags that come of them. */
export function FileLabelsAnswer({ tags, ...props }: Props & { tags: readonly FileTag[] }) {
  return (
    <>
      <FileLabels {...props} />
      <FileTags id={props.id} tags={tags} canEdit={props.canEdit} outOfBand />
    </>
  )
}

/** Lighter than a tag, to be accepted or refused; public/js/seen-boxes.js shows its place. */
function LabelChip({ id, label: { kind, label, score, count, model }, target, canEdit }: { id: string; label: FileLabel; target: string; canEdit: boolean }) {
  const { t, share, locale } = useWords()
  const name = labelName(locale.language, label)
  const at = `/files/${id}/labels/${kind}/${encodeURIComponent(label)}`
  const about = model ? t('file.suggestion-by', { score: share(score), model }) : t('file.suggestion-score', { score: share(score) })
  return (
    <li class="chip chip-seen" data-seen-label={`${kind}/${label}`} title={about}>
      <a class="chip-text" href={`/search?q=${encodeURIComponent(`${kind}:"${label}"`)}`}>{name}{count > 1 ? ` × ${count}` : ''}<span class="sr-only"> {about}</span></a>
      {canEdit ? (
        <>
          <ActionForm action={at} target={target} class="chip-form"><Button look="plain" icon="check" label={t('file.accept-suggestion', { name })} class="chip-decide" /></ActionForm>
          <ActionForm action={`${at}/refusal`} target={target} class="chip-form"><Button look="plain" icon="x" label={t('file.refuse-suggestion', { name })} class="chip-decide" /></ActionForm>
        </>
      ) : null}
    </li>
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
