import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import type { FileDetails, FileVersion } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

/** The contents that the file had: any can be brought back, a new one can be put in. */
export function FileVersions({ file, canEdit }: { file: FileDetails; canEdit: boolean }) {
  const { t } = useWords()
  const target = domId('file-versions', file.id)
  const canChange = canEdit && file.state === 'present'
  const canReplace = canChange && file.replaceable !== false
  if (file.versions.length < 2 && !canReplace && file.versions.every(({ notes }) => notes.length === 0)) return null
  return (
    <PanelPart id={target} title={t('file.versions')} count={file.versions.length > 1 ? file.versions.length : undefined}>
      <ol class="versions" reversed>{file.versions.map((version) => <VersionRow id={file.id} version={version} canEdit={canChange} />)}</ol>
      {canReplace ? (
        <form class="version-form" method="post" action={`/files/${file.id}/versions`} enctype="multipart/form-data">
          <label class="file-button button button-quiet"><span>{t('file.new-version')}</span><input type="file" name="file" required data-submit-on-change="" /></label>
          <Button class="without-scripts">{t('page.upload')}</Button>
        </form>
      ) : null}
    </PanelPart>
  )
}

function VersionRow({ id, version, canEdit }: { id: string; version: FileVersion; canEdit: boolean }) {
  const { t, size, moment, say } = useWords()
  const facts = [version.width && version.height ? `${version.width} × ${version.height}` : '', size(version.size), version.createdBy ?? ''].filter(Boolean).join(' · ')
  return (
    <li class="version" value={version.number} aria-current={version.current ? 'true' : undefined}>
      <div class="version-words">
        <a href={version.href}>{t('file.version', { number: version.number })}</a>
        {version.current ? <span class="version-now">{t('file.version-now')}</span> : null}
        <span class="panel-quiet">{moment(version.createdAt)} · {facts}</span>
        {version.notes.map((note) => <span class="version-note">{say(note)}</span>)}
      </div>
      {canEdit && !version.current ? <ActionForm action={`/files/${id}/versions/${version.number}/restoration`}><Button look="plain" icon="rotate-ccw">{t('file.restore-version')}</Button></ActionForm> : null}
    </li>
  )
}
