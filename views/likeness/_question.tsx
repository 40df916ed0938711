import { ActionForm } from '../components/action-form.tsx'
import { Button, ButtonLink } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import { AlikeFacts } from './_facts.tsx'
import type { AlikeFile, AlikeQuestion } from './data.ts'

/** One question: the files side by side, which to keep, and the three answers. */
export function Question({ question, canEdit, large = false }: { question: AlikeQuestion; canEdit: boolean; large?: boolean }) {
  const { t, size } = useWords()
  const { id, files, gain, kind } = question
  const form = `keeping-${id}`
  return (
    <article class={large ? 'alike alike-large' : 'alike'} aria-labelledby={`alike-${id}`} data-alike="" tabindex={-1}>
      <header class="alike-head">
        <h2 id={`alike-${id}`}>{t('likeness.group', { count: files.length })} <span class="quiet">{t('likeness.frees', { size: size(gain) })}</span></h2>
        {large ? null : <ButtonLink href={`/duplicates/${id}`} look="plain" icon="maximize" data={{ 'data-alike-compare': '' }}>{t('likeness.compare')}</ButtonLink>}
      </header>
      <ul class="alike-files">{files.map((file, i) => <AlikeFigure file={file} all={files} best={i === 0} form={form} canEdit={canEdit} large={large} />)}</ul>
      {canEdit ? (
        <div class="alike-answers">
          <ActionForm action={`/duplicates/${id}/keeping`} id={form}><Button look={large ? 'main' : 'quiet'} icon="trash-2" data={{ 'data-alike-keep': '' }}>{t('likeness.keep-chosen')}</Button></ActionForm>
          <ActionForm action={`/duplicates/${id}/leaving`}><Button look="plain" icon="check" data={{ 'data-alike-all': '' }}>{t('likeness.keep-all')}</Button></ActionForm>
          {kind === 'copies' ? <ActionForm action={`/duplicates/${id}/parting`}><Button look="plain" icon="x" data={{ 'data-alike-part': '' }}>{t('likeness.part')}</Button></ActionForm> : null}
        </div>
      ) : null}
    </article>
  )
}

function AlikeFigure({ file, all, best, form, canEdit, large }: { file: AlikeFile; all: readonly AlikeFile[]; best: boolean; form: string; canEdit: boolean; large: boolean }) {
  const { t } = useWords()
  const picture = large ? file.preview ?? file.thumb : file.thumb
  return (
    <li class="alike-file">
      <a class={file.sensitive ? 'alike-picture alike-veiled' : 'alike-picture'} href={file.href}>
        {picture ? <img src={picture} alt={file.name} loading="lazy" decoding="async" /> : <><Icon name="image" /><span class="sr-only">{file.name}</span></>}
        {file.sensitive ? <span class="alike-veil">{t('browser.sensitive')}</span> : null}
        {best ? <span class="alike-best">{t('likeness.best')}</span> : null}
      </a>
      {canEdit ? (
        <label class="alike-keep">
          <input type="checkbox" name="keep" value={file.id} form={form} checked={best} aria-label={t('likeness.keep-this', { name: file.name })} />
          <span>{t('likeness.keep')}</span>
        </label>
      ) : null}
      <p class="alike-name">{file.name}{file.folder ? <span class="quiet">{file.folder}</span> : null}</p>
      <AlikeFacts file={file} all={all} />
    </li>
  )
}
