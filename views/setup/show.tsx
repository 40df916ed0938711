import { Button, ButtonLink } from '../components/button.tsx'
import { PlainPage } from '../layouts/plain.tsx'
import { FolderBrowser } from '../sources/_folder-browser.tsx'
import type { FolderPlace } from '../sources/data.ts'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import { AdministratorForm, type AdministratorProps } from './_administrator.tsx'
import { FirstPictures, type FirstPicturesProps } from './_pictures.tsx'

export interface SetupProps {
  version: string
  /** What is asked for now; the steps before it are done. */
  step: 'administrator' | 'folders' | 'pictures'
  administrator?: AdministratorProps
  /** For the step 'folders' and 'pictures': sources that were added. */
  sources?: readonly { id: string; name: string; root: string }[]
  browser?: FolderPlace
  /** Why a folder could not be added. */
  error?: string
  pictures?: FirstPicturesProps
  /** Name that the administrator chose. */
  name?: string
}
const steps = ['administrator', 'folders', 'pictures'] as const

/** /setup: three steps on one page. */
export function SetupPage(props: SetupProps) {
  const { t } = useWords()
  const at = steps.indexOf(props.step)
  return (
    <PlainPage title={t('setup.title')} version={props.version} wide>
      <h1 class="plain-title">{t('setup.welcome')}</h1>
      <p class="prose">{t('setup.text')}</p>
      <ol class="steps">
        {steps.map((step, index) => (
          <li class="step" data-state={index < at ? 'done' : index === at ? 'now' : 'later'} aria-current={index === at ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">{index < at ? <Icon name="check" /> : index + 1}</span>
            <div class="step-body">
              <h2 class="step-title">{t(`setup.${step}`)}</h2>
              {index < at && step === 'administrator' ? <p class="quiet">{t('setup.administrator-done', { name: props.name ?? '' })}</p> : null}
              {index === at ? <StepNow {...props} /> : null}
            </div>
          </li>
        ))}
      </ol>
    </PlainPage>
  )
}

function StepNow({ step, administrator, sources = [], browser, error, pictures }: SetupProps) {
  if (step === 'administrator') return <AdministratorForm {...administrator} />
  if (step === 'pictures') return <FirstPictures {...(pictures ?? { done: 0, total: 0, thumbs: [], refused: 0 })} />
  return <Folders sources={sources} browser={browser} error={error} />
}

function Folders({ sources, browser, error }: Pick<SetupProps, 'browser' | 'error'> & { sources: NonNullable<SetupProps['sources']> }) {
  const { t } = useWords()
  return (
    <>
      <p class="prose">{t('setup.folders-text')}</p>
      {sources.length > 0 ? (
        <ul class="setup-sources">
          {sources.map((source) => (
            <li>
              <Icon name="hard-drive" /><bdi>{source.root}</bdi>
              <form method="post" action={`/setup/sources/${source.id}`}><input type="hidden" name="_method" value="delete" /><Button look="plain" icon="x" label={t('setup.remove-folder', { name: source.name })} /></form>
            </li>
          ))}
        </ul>
      ) : null}
      {error ? <Notice tone="bad"><p>{error}</p></Notice> : null}
      {browser ? <FolderBrowser place={browser} action="/setup/sources" /> : null}
      <div class="form-actions">
        <ButtonLink href="/setup?step=pictures" look={sources.length > 0 ? 'main' : 'quiet'} icon="chevron-right" data={{ 'data-stay': '' }}>{t(sources.length > 0 ? 'setup.continue' : 'setup.without-folders')}</ButtonLink>
      </div>
    </>
  )
}
