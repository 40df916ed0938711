import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import type { FolderPlace } from './data.ts'
import { FolderBrowser } from './_folder-browser.tsx'

/** A new source: walk to the folder, name it, add it. */
export function AddSource({ browser, error, action }: { browser: FolderPlace; error?: string; action: string }) {
  const { t } = useWords()
  return (
    <section class="section" aria-labelledby="add-source-title">
      <div class="section-head"><h2 id="add-source-title">{t('sources.add')}</h2></div>
      <p class="prose">{t('sources.add-text')}</p>
      {error ? <Notice tone="bad"><p>{error}</p></Notice> : null}
      <FolderBrowser place={browser} action={action} />
    </section>
  )
}
