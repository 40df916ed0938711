import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'

export interface AdministratorProps {
  /** From the link that the log prints, or as typed before. */
  code?: string
  name?: string
  error?: { field: 'code' | 'name' | 'password'; sentence: string }
}

/** The first person: guarded by the set-up code that the program printed when it started. */
export function AdministratorForm({ code = '', name = '', error }: AdministratorProps) {
  const { t } = useWords()
  const errorOf = (field: 'code' | 'name' | 'password'): string | undefined => (error?.field === field ? error.sentence : undefined)
  return (
    <form class="stack step-form" method="post" action="/setup/administrator">
      {error ? <Notice tone="bad"><p>{error.sentence}</p></Notice> : null}
      <Field id="setup-code" name="code" label={t('setup.code')} hint={t('setup.code-hint')} autocomplete="one-time-code" required autofocus={code === ''} value={code} spellcheck={false} error={errorOf('code')} />
      <Field id="setup-name" name="name" label={t('setup.name')} autocomplete="username" required autofocus={code !== ''} value={name} spellcheck={false} error={errorOf('name')} />
      <Field id="setup-password" name="password" type="password" label={t('setup.password')} hint={t('setup.password-hint')} autocomplete="new-password" required minlength={10} error={errorOf('password')} />
      <div class="form-actions"><Button look="main" icon="chevron-right">{t('setup.continue')}</Button></div>
    </form>
  )
}
