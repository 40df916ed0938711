import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { AlikeCounts, AlikeKind, AlikeQuestion } from './data.ts'
import { AlikeKinds } from './_kinds.tsx'
import { Question } from './_question.tsx'

export interface DuplicatesProps {
  frame: Frame
  kind: AlikeKind
  counts: AlikeCounts
  questions: readonly AlikeQuestion[]
  total: number
  /** Bytes that all answers could free. */
  bytes: number
  canEdit: boolean
  previous?: string
  next?: string
}

/** /duplicates: what is there twice, largest gain first. */
export function DuplicatesPage({ frame, kind, counts, questions, total, bytes, canEdit, previous, next }: DuplicatesProps) {
  const { t, size } = useWords()
  const inSources = questions.some((question) => question.inSources)
  return (
    <AppPage frame={frame} title={t('likeness.title')} place="duplicates" width="wide">
      <PageHead title={t('likeness.title')} text={total === 0 ? undefined : [t(`likeness.${kind}-holds`, { count: total, size: size(bytes) }), inSources ? t('likeness.sources') : ''].filter(Boolean).join(' ')} />
      <div class="alike-page" data-refresh="" data-alike-page="">
        <AlikeKinds kind={kind} counts={counts} />
        {questions.length === 0 ? <EmptyState drawing="tea" title={t(`likeness.${kind}-empty`)} text={t('likeness.empty-text')} /> : (
          <>
            {canEdit ? <p class="quiet only-scripted alike-keys">{t('likeness.keys')}</p> : null}
            {questions.map((question) => <Question question={question} canEdit={canEdit} />)}
            <PagesNav previous={previous} next={next} />
          </>
        )}
      </div>
    </AppPage>
  )
}
