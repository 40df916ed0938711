import type { Message } from '../../server/platform/errors.ts'
import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'

/** A file that could not be taken in. */
export interface Refusal {
  id: string
  name: string
  folder: string
  /** Null for an upload. */
  sourceName: string | null
  size: number
  reason: Message
  at: string
  /** True where trying again makes sense: the bytes are still there. */
  canRetry: boolean
}
export interface RefusalsProps { frame: Frame; refusals: readonly Refusal[]; total: number; previous?: string; next?: string; canEdit: boolean }

/** /refusals: what could not be taken in, each with its sentence. */
export function RefusalsPage({ frame, refusals, total, previous, next, canEdit }: RefusalsProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('refusals.title')} place="refusals">
      <PageHead title={t('refusals.title')} text={total > 0 ? t('refusals.text', { count: total }) : undefined}>
        {total > 0 && canEdit ? <form method="post" action="/refusals/dismissal"><Button icon="check">{t('refusals.dismiss-all')}</Button></form> : null}
      </PageHead>
      {refusals.length === 0 ? <EmptyState drawing="tea" title={t('refusals.empty')} text={t('refusals.empty-text')} /> : (
        <ul class="rows">{refusals.map((refusal) => <RefusalRow refusal={refusal} canEdit={canEdit} />)}</ul>
      )}
      <PagesNav previous={previous} next={next} />
    </AppPage>
  )
}

/** One of them; a click on either button takes the row away. */
export function RefusalRow({ refusal, canEdit }: { refusal: Refusal; canEdit: boolean }) {
  const { t, say, size, moment } = useWords()
  const target = `#${domId('refusal', refusal.id)}`
  return (
    <li class="row" id={domId('refusal', refusal.id)}>
      <Icon name="file-x" class="row-icon" />
      <div class="row-words">
        <p class="row-name">{refusal.name}</p>
        <p class="row-reason">{say(refusal.reason)}</p>
        <p class="row-more">{[[refusal.sourceName ?? t('refusals.upload'), refusal.folder].filter(Boolean).join(' / '), size(refusal.size), moment(refusal.at)].join(' · ')}</p>
      </div>
      {canEdit ? (
        <div class="row-actions">
          {refusal.canRetry ? <ActionForm action={`/refusals/${refusal.id}/retry`} target={target}><Button look="plain" icon="rotate-cw">{t('page.try-again')}</Button></ActionForm> : null}
          <ActionForm action={`/refusals/${refusal.id}/dismissal`} target={target}><Button look="plain" icon="check">{t('refusals.dismiss')}</Button></ActionForm>
        </div>
      ) : null}
    </li>
  )
}
