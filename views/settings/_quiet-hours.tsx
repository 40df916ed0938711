import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { useWords } from '../words.ts'
import type { FormProblem, QuietSetting } from './data.ts'

/** Between which times of day the background analyses; swaps itself. */
export function QuietHoursForm({ quiet, problem }: { quiet: QuietSetting; problem?: FormProblem }) {
  const { t } = useWords()
  const mine = problem?.form === 'quiet-hours' ? problem : undefined
  const { from = '22:00', to = '06:00' } = mine?.values ?? quiet.hours ?? {}
  return (
    <div class="quiet-hours" id="quiet-hours">
      <h3>{t('settings.quiet')}</h3>
      <p class="prose">{t('settings.quiet-text', { zone: quiet.zone })} {quiet.hours ? t('settings.quiet-is-set', quiet.hours) : t('settings.quiet-is-off')}</p>
      {mine ? <p class="field-error" role="alert">{mine.sentence}</p> : null}
      <div class="quiet-forms">
        <ActionForm action="/settings/quiet-hours" method="put" target="#quiet-hours" class="form-line">
          <Field id="quiet-from" name="from" type="time" label={t('settings.quiet-from')} required value={from} />
          <Field id="quiet-to" name="to" type="time" label={t('settings.quiet-to')} required value={to} />
          <Button icon="check">{t(quiet.hours ? 'page.save' : 'settings.quiet-set')}</Button>
        </ActionForm>
        {quiet.hours ? <ActionForm action="/settings/quiet-hours" method="delete" target="#quiet-hours"><Button icon="x">{t('settings.quiet-off')}</Button></ActionForm> : null}
      </div>
    </div>
  )
}
