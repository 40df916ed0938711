import type { Child } from 'hono/jsx'
import { ToastRegion } from '../components/toast.tsx'
import { PlayerBar } from '../player/_bar.tsx'
import { ShortcutsDialog } from '../shortcuts/_dialog.tsx'
import { UploadTray } from '../uploads/_tray.tsx'
import { useWords } from '../words.ts'
import { Document } from './document.tsx'
import type { Frame, Place } from './frame.ts'
import { Rail } from './_rail.tsx'
import { Topbar } from './_topbar.tsx'

interface Props {
  frame: Frame
  title: string
  place: Place
  /** wide: pictures edge to edge · page: text and forms in a readable column. */
  width?: 'wide' | 'page'
  /** Topic of /live that keeps this page fresh. */
  live?: 'timeline' | 'jobs' | 'sources' | 'models'
  children: Child
}

/** Every page behind the login. Only #main, the title and the rail change when people go from page to page. */
export function AppPage({ frame, title, place, width = 'page', live, children }: Props) {
  const { t } = useWords()
  return (
    <Document title={title} theme={frame.theme} version={frame.version} bodyClass="app">
      <a class="skip" href="#main">{t('page.skip')}</a>
      <Topbar frame={frame} />
      <Rail place={place} person={frame.person} counts={frame.counts} />
      <main id="main" class={`main main-${width}`} tabindex={-1} data-live={live} data-place={place}>{children}</main>
      <ToastRegion toasts={frame.toasts ?? []} />
      {frame.person.role === 'viewer' ? null : <UploadTray maxFileBytes={frame.maxFileBytes} />}
      <PlayerBar />
      <div id="viewer-root"></div>
      <ShortcutsDialog />
    </Document>
  )
}
