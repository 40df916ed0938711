import { ButtonLink } from '../components/button.tsx'
import { Drawing, type DrawingName } from '../components/drawing.tsx'
import { PlainPage } from '../layouts/plain.tsx'
import { useWords } from '../words.ts'

/** Pages of things that went wrong. offline is kept by the browser for when the house does not answer. */
export type ErrorKind = 'not-found' | 'forbidden' | 'internal' | 'offline' | 'limited' | 'invalid' | 'too-large' | 'unavailable' | 'conflict'
const drawings: Record<ErrorKind, DrawingName> = { 'not-found': 'search', forbidden: 'shelf', internal: 'plug', offline: 'plug', limited: 'tea', invalid: 'search', 'too-large': 'shelf', unavailable: 'plug', conflict: 'shelf' }

export interface ErrorProps {
  version: string
  kind: ErrorKind
  /** What happened, where the server knows more than the page's own words. */
  sentence?: string
  /** Number under which the log has the rest. */
  reference?: string
}

/** What happened, what was kept, what to do. */
export function ErrorPage({ version, kind, sentence, reference }: ErrorProps) {
  const { t } = useWords()
  return (
    <PlainPage title={t(`error.${kind}`)} version={version}>
      <div class="empty">
        <Drawing name={drawings[kind]} />
        <h1 class="empty-title">{t(`error.${kind}`)}</h1>
        <p class="empty-text">{sentence ?? t(`error.${kind}-text`)}</p>
        {reference ? <p class="quiet">{t('error.reference', { reference })}</p> : null}
        <div class="empty-action">
          {kind === 'offline' ? <ButtonLink href="" look="main" icon="refresh-cw" data={{ 'data-stay': '' }}>{t('page.try-again')}</ButtonLink> : <ButtonLink href="/" look="main" icon="images">{t('error.home')}</ButtonLink>}
        </div>
      </div>
    </PlainPage>
  )
}
