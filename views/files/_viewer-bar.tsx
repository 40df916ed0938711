import { ActionForm } from '../components/action-form.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { FileDetails, FilePlace } from './data.ts'

/** What can be done with the picture, above it. */
export function ViewerBar({ file, place }: { file: FileDetails; place: FilePlace }) {
  const { t } = useWords()
  return (
    <header class="viewer-bar">
      <a class="button button-plain button-icon" href={place.back} aria-label={t('file.back')} title={t('file.back')} data-viewer-close=""><Icon name="arrow-left" /></a>
      <div class="viewer-tools">
        {file.zoomable ? <Button type="button" look="plain" icon="zoom-in" label={t('file.zoom')} class="only-scripted" data={{ 'data-viewer-zoom': '' }} /> : null}
        {file.text && file.text.length > 0 ? <Button type="button" look="plain" icon="scan-text" label={t('file.boxes')} class="only-scripted" pressed={false} data={{ 'data-viewer-boxes': '' }} /> : null}
        {file.kind === 'image' && file.preview ? <Button type="button" look="plain" icon="scan-face" label={t('file.faces')} class="only-scripted" pressed={false} data={{ 'data-viewer-faces': '' }} /> : null}
        {file.state === 'trashed' ? null : <FavoriteButton id={file.id} favorite={file.favorite} />}
        <ButtonLink href={`${file.original}?download=1`} look="plain" icon="download" label={t('file.download')} download data={{ 'data-viewer-download': '' }} />
        {place.canEdit ? <TrashButton file={file} /> : null}
        <a class="button button-plain button-icon" href="#panel" aria-label={t('file.info')} title={t('file.info')} data-viewer-info="" role="button" aria-expanded="true" aria-controls="panel"><Icon name="info" /></a>
      </div>
    </header>
  )
}

/** Heart of one person; swaps itself. */
export function FavoriteButton({ id, favorite }: { id: string; favorite: boolean }) {
  const { t } = useWords()
  return (
    <div id={domId('favorite', id)} class="inline-form">
      <ActionForm action={`/files/${id}/favorite`} method={favorite ? 'delete' : 'post'} target={`#${domId('favorite', id)}`}>
        <button type="submit" class="button button-plain button-icon" aria-pressed={favorite ? 'true' : 'false'} aria-label={t('file.favorite')} title={t('file.favorite')} data-viewer-favorite="">
          <Icon name="heart" class={favorite ? 'icon-full' : undefined} />
        </button>
      </ActionForm>
    </div>
  )
}

function TrashButton({ file }: { file: FileDetails }) {
  const { t } = useWords()
  if (file.state === 'trashed') {
    return <form class="inline-form" method="post" action={`/files/${file.id}/trashing`}><input type="hidden" name="_method" value="delete" /><Button look="plain" icon="rotate-ccw">{t('trash.restore')}</Button></form>
  }
  return (
    <form class="inline-form" method="post" action={`/files/${file.id}/trashing`} data-viewer-trash="">
      <Button look="plain" icon="trash-2" label={t('file.trash')} />
    </form>
  )
}
