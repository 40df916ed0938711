import type { Message } from '../../server/platform/errors.ts'
import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'

/** What a stopped scan asks; nothing was changed before the answer. */
export function SourceQuestion({ id, question, target }: { id: string; question: Message; target: string }) {
  const { t, say } = useWords()
  return (
    <Notice tone="warn">
      <p><strong>{say(question)}</strong></p>
      <p>{t('sources.question-text')}</p>
      <ActionForm action={`/sources/${id}/answer`} target={target} class="question-actions">
        <Button look="main" name="answer" value="again" icon="refresh-cw">{t('sources.answer-again')}</Button>
        <Button look="quiet" name="answer" value="gone">{t('sources.answer-gone')}</Button>
      </ActionForm>
    </Notice>
  )
}
