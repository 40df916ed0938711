import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { FolderPlace, Source } from './data.ts'
import { AddSource } from './_add.tsx'
import { SourceRow } from './_source.tsx'

export interface SourcesProps {
  frame: Frame
  sources: readonly Source[]
  /** Where the folder browser stands. */
  browser: FolderPlace
  /** Set when adding failed: shown above the browser. */
  error?: string
}

/** /sources: the folders, what is happening in each, and a new one. */
export function SourcesPage({ frame, sources, browser, error }: SourcesProps) {
  const { t } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.sources')} place="sources" live="sources">
      <PageHead title={t('rail.sources')} text={t('sources.text')} />
      {sources.length === 0 ? <EmptyState drawing="plug" title={t('sources.empty')} text={t('sources.empty-text')} /> : <SourceList sources={sources} />}
      <AddSource browser={browser} error={error} action="/sources" />
    </AppPage>
  )
}

/** All sources; /live sends each row anew while a scan runs. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  return <ul class="sources" id="sources">{sources.map((source) => <SourceRow source={source} />)}</ul>
}
