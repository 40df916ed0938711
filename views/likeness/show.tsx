import { ButtonLink } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { questionsHref, type AlikeQuestion } from './data.ts'
import { Question } from './_question.tsx'

/** /duplicates/:id: one question, its pictures as large as the screen allows. */
export function ComparePage({ frame, question, canEdit }: { frame: Frame; question: AlikeQuestion; canEdit: boolean }) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t(`likeness.${question.kind}`)} place="duplicates" width="wide">
      <PageHead title={t(`likeness.${question.kind}`)} text={question.inSources ? t('likeness.sources') : undefined}>
        <ButtonLink href={questionsHref(question.kind)} icon="arrow-left">{t('likeness.all')}</ButtonLink>
      </PageHead>
      <div class="alike-page" data-alike-page="">
        {canEdit ? <p class="quiet only-scripted alike-keys">{t('likeness.keys')}</p> : null}
        <Question question={question} canEdit={canEdit} large />
      </div>
    </AppPage>
  )
}
