import { Button } from '../components/button.tsx'
import { useWords } from '../words.ts'
import type { FormProblem } from './data.ts'

/** Patterns that every source passes over. */
export function IgnoreForm({ ignore, problem }: { ignore: readonly string[]; problem?: FormProblem }) {
  const { t } = useWords()
  const mine = problem?.form === 'ignore' ? problem : undefined
  return (
    <form class="stack" method="post" action="/settings/ignore">
      <div class="field">
        <label for="ignore-patterns">{t('settings.ignore-label')}</label>
        <textarea id="ignore-patterns" name="ignore" rows={5} spellcheck={false} aria-describedby="ignore-hint" aria-invalid={mine ? 'true' : undefined}>{mine?.values.ignore ?? ignore.join('\n')}</textarea>
        <p class="field-hint" id="ignore-hint">{t('sources.ignore-hint')}</p>
        {mine ? <p class="field-error">{mine.sentence}</p> : null}
      </div>
      <div class="form-actions"><Button icon="check">{t('page.save')}</Button></div>
    </form>
  )
}
