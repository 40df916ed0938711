import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { PlainPage } from '../layouts/plain.tsx'
import { useWords } from '../words.ts'

export interface LoginProps {
  version: string
  /** What was typed before. */
  name?: string
  /** Local address to go to afterwards. */
  next?: string
  /** Why it did not work, as a sentence. */
  error?: string
}

/** /login */
export function LoginPage({ version, name = '', next, error }: LoginProps) {
  const { t } = useWords()
  return (
    <PlainPage title={t('login.title')} version={version}>
      <h1 class="plain-title">{t('login.title')}</h1>
      {error ? <Notice tone="bad"><p>{error}</p></Notice> : null}
      <form class="stack" method="post" action="/session">
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <Field id="login-name" name="name" label={t('login.name')} autocomplete="username" required autofocus={name === ''} value={name} spellcheck={false} />
        <Field id="login-password" name="password" type="password" label={t('login.password')} autocomplete="current-password" required autofocus={name !== ''} />
        <Button look="main" class="button-wide">{t('login.button')}</Button>
      </form>
    </PlainPage>
  )
}
