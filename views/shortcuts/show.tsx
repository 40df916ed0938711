import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import { ShortcutLists } from './_dialog.tsx'

/** The sheet of keys as a page of its own, for browsers without scripts. */
export function ShortcutsPage({ frame }: { frame: Frame }) {
  const { t } = useWords()
  return <AppPage frame={frame} title={t('shortcuts.title')} place="settings"><h1>{t('shortcuts.title')}</h1><ShortcutLists /></AppPage>
}
