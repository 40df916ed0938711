import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { Failure } from './data.ts'

/** One failure: a picture of the file, what could not be done and why; trying again takes the row away. */
export function FailureRow({ failure, canManage }: { failure: Failure; canManage: boolean }) {
  const { t, say, moment } = useWords()
  const id = domId('failure', failure.id)
  const name = failure.file?.name ?? failure.subject ?? ''
  return (
    <li class="row" id={id}>
      {failure.file?.thumb ? <img class="row-picture" src={failure.file.thumb} alt="" width="56" height="56" loading="lazy" /> : <Icon name="circle-alert" class="row-icon" />}
      <div class="row-words">
        <p class="row-name">{failure.file ? <a href={failure.file.href}>{name}</a> : name}</p>
        <p class="row-reason">{say(failure.reason)}</p>
        <p class="row-more">{[say(failure.stage), t('jobs.attempts', { count: failure.attempts }), moment(failure.at)].join(' · ')}</p>
      </div>
      {canManage ? <div class="row-actions"><ActionForm action={`/jobs/failures/${failure.id}/retry`} target={`#${id}`}><Button look="plain" icon="rotate-cw">{t('page.try-again')}</Button></ActionForm></div> : null}
    </li>
  )
}
