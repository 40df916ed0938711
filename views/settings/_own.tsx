import { Button, ButtonLink } from '../components/button.tsx'
import { Field, SelectField } from '../components/field.tsx'
import { languages, useWords } from '../words.ts'
import type { FormProblem, OwnSettings } from './data.ts'

/** What a person sets for themselves: look, language, password, other browsers. */
export function OwnForms({ own, problem }: { own: OwnSettings; problem?: FormProblem }) {
  const { t } = useWords()
  const error = (field: string): string | undefined => (problem?.form === 'password' && problem.field === field ? problem.sentence : undefined)
  return (
    <div class="stack">
      <form class="form-line" method="post" action="/settings/look">
        <SelectField id="look-theme" name="theme" label={t('page.theme')} value={own.theme} options={(['system', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: t(`page.theme-${theme}`) }))} />
        <SelectField id="look-language" name="language" label={t('settings.language')} value={own.language} options={languages.map(({ code, name }) => ({ value: code, label: name }))} />
        <Button icon="check">{t('page.save')}</Button>
      </form>
      <form class="form-line" method="post" action="/settings/password">
        <Field id="password-current" name="current" type="password" label={t('settings.password-current')} autocomplete="current-password" required error={error('current')} />
        <Field id="password-new" name="password" type="password" label={t('settings.password-new')} autocomplete="new-password" required minlength={10} error={error('password')} />
        <Button icon="key-round">{t('settings.password-change')}</Button>
      </form>
      <ButtonLink href="/devices" icon="monitor-smartphone">{t('devices.title')}</ButtonLink>
      {own.sessions > 1 ? (
        <form class="form-line" method="post" action="/settings/sessions">
          <input type="hidden" name="_method" value="delete" />
          <p>{t('settings.sessions', { count: own.sessions })}</p>
          <Button icon="log-out">{t('settings.sessions-end')}</Button>
        </form>
      ) : null}
    </div>
  )
}
