import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import { FileColors } from './_colors.tsx'
import type { FileDetails, FilePlace } from './data.ts'
import { listQuery } from './tile.ts'
import { FileFaces } from './_faces.tsx'
import { FileFacts } from './_facts.tsx'
import { FileHeard } from './_heard.tsx'
import { FileHistory } from './_history.tsx'
import { FileSimilar } from './_similar.tsx'
import { FileLabels } from './_labels.tsx'
import { FileSaid } from './_said.tsx'
import { FileSensitive } from './_sensitive.tsx'
import { FileTags } from './_tags.tsx'
import { FileText } from './_text.tsx'
import { FileVersions } from './_versions.tsx'

/** Everything known about the file, beside the picture; below it on a phone. */
export function FilePanel({ file, place }: { file: FileDetails; place: FilePlace }) {
  const { t, taken, moment } = useWords()
  return (
    <aside id="panel" class="panel" aria-label={t('file.panel')} tabindex={-1}>
      <header class="panel-head">
        <h1 class="panel-title">{file.title ?? file.name}</h1>
        <p class="panel-date"><time datetime={file.takenLocal}>{taken(file.takenLocal)}</time></p>
        {file.takenFrom === 'modified' ? <p class="panel-quiet">{t('file.date-guessed')}</p> : null}
      </header>
      {file.state === 'missing' ? <Notice tone="warn"><p>{t('file.missing', { source: file.sourceName ?? '' })}</p></Notice> : null}
      {file.state === 'trashed' ? <Notice tone="info"><p>{t('file.trashed')}</p></Notice> : null}
      {file.kind === 'audio' ? null : <FileFaces id={file.id} faces={file.faces ?? []} canEdit={place.canEdit && file.kind === 'image'} />}
      {file.spoken ? <FileSaid spoken={file.spoken} canEdit={place.canEdit} query={listQuery(place.list)} from={place.from} edit={place.edit} whole={place.wholeTranscript} /> : null}
      {file.heard ? <FileHeard id={file.id} heard={file.heard} query={listQuery(place.list)} /> : null}
      <FileTags id={file.id} tags={file.tags} canEdit={place.canEdit} />
      <FileLabels id={file.id} labels={file.labels ?? []} canEdit={place.canEdit} />
      <FileText text={file.text} kind={file.kind} />
      <FileColors colors={file.colors} kind={file.kind} />
      {file.kind === 'image' ? <FileSimilar id={file.id} /> : null}
      <FileFacts file={file} />
      <FileVersions file={file} canEdit={place.canEdit} />
      {file.sensitivity ? <FileSensitive id={file.id} sensitivity={file.sensitivity} canEdit={place.canEdit} /> : null}
      <FileHistory id={file.id} changes={file.changes} />
      <p class="panel-quiet panel-added">{t('file.added', { when: moment(file.addedAt) })}</p>
    </aside>
  )
}
