import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Icon } from '../components/icon.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import type { Message } from '../../server/platform/errors.ts'
import { useWords } from '../words.ts'

/** How one file of a plain upload ended. */
export interface UploadOutcome {
  name: string
  state: 'taken-in' | 'duplicate' | 'refused' | 'failed'
  /** Page of the file that it became or repeats. */
  href?: string
  /** Name of the file whose bytes it repeats. */
  original?: string
  reason?: Message
}
interface Props { frame: Frame; folder: string; outcomes?: readonly UploadOutcome[] }

/** Adding files without scripts; where scripts run, the same page offers the tray. */
export function UploadPage({ frame, folder, outcomes = [] }: Props) {
  const { t, size } = useWords()
  return (
    <AppPage frame={frame} title={t('upload.title')} place="uploads">
      <PageHead title={t('upload.title')} text={t('upload.text', { size: size(frame.maxFileBytes) })} />
      {outcomes.length > 0 ? <Outcomes outcomes={outcomes} /> : null}
      <form class="upload-form" method="post" action="/uploads/form" enctype="multipart/form-data" data-upload-form="">
        <div class="field">
          <label for="upload-form-files">{t('upload.files')}</label>
          <input id="upload-form-files" type="file" name="files" multiple required accept="image/*,audio/*,video/*,.heic,.dng,.cr2,.nef,.arw,.mkv" />
        </div>
        <div class="field">
          <label for="upload-form-target">{t('upload.into')}</label>
          <input id="upload-form-target" type="text" name="folder" value={folder} placeholder={t('upload.into-placeholder')} aria-describedby="upload-form-target-hint" />
          <p class="field-hint" id="upload-form-target-hint">{t('upload.into-hint')}</p>
        </div>
        <div class="form-actions">
          <Button look="main" icon="upload">{t('page.upload')}</Button>
          <label class="button button-quiet only-scripted" for="upload-folder"><Icon name="folder" /><span>{t('upload.folder')}</span></label>
        </div>
      </form>
    </AppPage>
  )
}

function Outcomes({ outcomes }: { outcomes: readonly UploadOutcome[] }) {
  const { t, say } = useWords()
  const sentence = (outcome: UploadOutcome): string => {
    if (outcome.state === 'taken-in') return t('browser.state-taken')
    if (outcome.state === 'duplicate') return t('browser.state-duplicate', { name: outcome.original ?? outcome.name })
    return outcome.reason ? say(outcome.reason) : t('browser.state-failed')
  }
  return (
    <ul class="outcomes">
      {outcomes.map((outcome) => (
        <li>
          <Notice tone={outcome.state === 'refused' || outcome.state === 'failed' ? 'bad' : 'ok'}>
            <strong>{outcome.name}</strong>{' '}
            {outcome.href ? <a href={outcome.href}>{sentence(outcome)}</a> : sentence(outcome)}
          </Notice>
        </li>
      ))}
    </ul>
  )
}
