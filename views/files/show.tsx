import { Document } from '../layouts/document.tsx'
import type { Frame } from '../layouts/frame.ts'
import { ToastRegion } from '../components/toast.tsx'
import { ShortcutsDialog } from '../shortcuts/_dialog.tsx'
import { UploadTray } from '../uploads/_tray.tsx'
import { useWords } from '../words.ts'
import type { FileDetails, FilePlace } from './data.ts'
import { FilePanel } from './_panel.tsx'
import { FileStage } from './_stage.tsx'
import { ViewerBar } from './_viewer-bar.tsx'

export interface FileProps { frame: Frame; file: FileDetails; place: FilePlace }

/** /files/:id as a page of its own. In a list, public/js/viewer.js takes #viewer out of it and lays it over the list. */
export function FilePage({ frame, file, place }: FileProps) {
  const { t } = useWords()
  return (
    <Document title={file.title ?? file.name} theme={frame.theme} version={frame.version} bodyClass="viewing">
      <a class="skip" href="#panel">{t('file.skip')}</a>
      <main id="main" class="viewer-page" tabindex={-1}><Viewer file={file} place={place} /></main>
      <ToastRegion toasts={frame.toasts ?? []} />
      {place.canEdit ? <UploadTray maxFileBytes={frame.maxFileBytes} /> : null}
      <div id="viewer-root"></div>
      <ShortcutsDialog />
    </Document>
  )
}

/** The picture on black, the bar above it, the panel beside it. */
export function Viewer({ file, place }: Omit<FileProps, 'frame'>) {
  return (
    <article id="viewer" class="viewer" data-viewer="" data-id={file.id} data-kind={file.kind} data-back={place.back} data-zoomable={file.zoomable ? '' : undefined} data-original={file.original} aria-label={file.title ?? file.name}>
      <ViewerBar file={file} place={place} />
      <FileStage file={file} place={place} />
      <FilePanel file={file} place={place} />
    </article>
  )
}
