import { useWords } from '../words.ts'
import { ActionForm } from './action-form.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** A sentence that passes by: what happened, and for ten seconds the way back. */
export interface ToastData {
  text: string
  tone?: 'ok' | 'bad'
  /** The change that Undo takes back. */
  changeId?: string
}

/** One toast; toasts.js lets it go after ten seconds, without scripts it stays until the next page. */
export function Toast({ text, tone = 'ok', changeId }: ToastData) {
  const { t } = useWords()
  return (
    <div class={`toast toast-${tone}`} role={tone === 'bad' ? 'alert' : 'status'} data-toast="">
      {tone === 'bad' ? <Icon name="circle-alert" /> : null}
      <p>{text}</p>
      {changeId ? <ActionForm action={`/changes/${changeId}/undoing`}><Button look="plain" icon="undo-2">{t('page.undo')}</Button></ActionForm> : null}
      <Button type="button" look="plain" icon="x" label={t('page.close')} data={{ 'data-toast-close': '' }} />
    </div>
  )
}

/** The corner where toasts stand. */
export function ToastRegion({ toasts }: { toasts: readonly ToastData[] }) {
  const { t } = useWords()
  return <div id="toasts" class="toasts" role="region" aria-label={t('page.messages')} aria-live="polite">{toasts.map((toast) => <Toast {...toast} />)}</div>
}

/** Sent beside any fragment: adds a toast to the corner. Alone it is the whole answer of an action that swaps nothing. */
export function ToastOutOfBand(toast: ToastData) {
  return <div id="toasts" hx-swap-oob="beforeend"><Toast {...toast} /></div>
}
