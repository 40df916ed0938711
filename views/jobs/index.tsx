import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PagesNav } from '../components/pages-nav.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { Failure, Stage } from './data.ts'
import { FailureRow } from './_failure.tsx'
import { Stages } from './_stages.tsx'

export interface JobsProps { frame: Frame; stages: readonly Stage[]; failures: readonly Failure[]; failuresTotal: number; previous?: string; next?: string; canManage: boolean }

/** /jobs: what the house is doing, one line a stage; below it what failed, in words. */
export function JobsPage({ frame, stages, failures, failuresTotal, previous, next, canManage }: JobsProps) {
  const { t } = useWords()
  const paused = stages.length > 0 && stages.every((stage) => stage.paused)
  return (
    <AppPage frame={frame} title={t('rail.jobs')} place="jobs" live="jobs">
      <PageHead title={t('rail.jobs')} text={t('jobs.text')}>
        {canManage && stages.length > 0 ? (
          <form method="post" action="/jobs/pause">
            {paused ? <input type="hidden" name="_method" value="delete" /> : null}
            <Button icon={paused ? 'play' : 'pause'}>{t(paused ? 'jobs.resume-all' : 'jobs.pause-all')}</Button>
          </form>
        ) : null}
      </PageHead>
      <Stages stages={stages} canManage={canManage} />
      <section class="section" aria-labelledby="failures-title">
        <div class={failuresTotal > 0 ? 'section-head' : 'sr-only'}>
          <h2 id="failures-title">{failuresTotal > 0 ? t('jobs.failures', { count: failuresTotal }) : t('jobs.no-failures')}</h2>
          {canManage && failuresTotal > 1 ? <ActionForm action="/jobs/failures/retry" target="#failures"><Button look="plain" icon="rotate-cw">{t('jobs.retry-all')}</Button></ActionForm> : null}
        </div>
        <Failures failures={failures} canManage={canManage} />
        <PagesNav previous={previous} next={next} />
      </section>
    </AppPage>
  )
}

/** The list of failures; answer of /jobs/failures/retry. */
export function Failures({ failures, canManage }: { failures: readonly Failure[]; canManage: boolean }) {
  const { t } = useWords()
  return (
    <div id="failures">
      {failures.length === 0 ? <EmptyState drawing="tea" title={t('jobs.all-well')} /> : <ul class="rows">{failures.map((failure) => <FailureRow failure={failure} canManage={canManage} />)}</ul>}
    </div>
  )
}
