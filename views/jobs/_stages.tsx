import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useWords, type Words } from '../words.ts'
import type { Stage } from './data.ts'

/** All stages; /live sends it anew while people look. */
export function Stages({ stages, canManage }: { stages: readonly Stage[]; canManage: boolean }) {
  return <ul class="stages" id="stages">{stages.map((stage) => <StageRow stage={stage} canManage={canManage} />)}</ul>
}

/** One stage: name, bar, counts, rate, time left, pause. */
export function StageRow({ stage, canManage }: { stage: Stage; canManage: boolean }) {
  const words = useWords()
  const { t, say, number } = words
  const id = domId('stage', stage.id)
  const name = say(stage.name)
  const finished = stage.total > 0 && stage.done + stage.failed >= stage.total
  return (
    <li class="stage-row" id={id} data-state={stage.paused ? 'paused' : finished ? 'finished' : stage.running > 0 ? 'running' : 'waiting'}>
      <div class="stage-head"><h2 class="stage-name">{name}</h2><p class="stage-count">{t('jobs.count', { done: number(stage.done), total: number(stage.total) })}</p></div>
      <ProgressBar done={stage.done} total={stage.total} label={t('jobs.progress', { stage: name })} />
      <div class="stage-foot">
        <p class="stage-state">{stageSentence(words, stage, finished)}{stage.failed > 0 ? <span class="stage-failed">{t('jobs.failed', { count: stage.failed })}</span> : null}</p>
        {canManage && !stage.unavailable ? (
          <ActionForm action={`/jobs/${stage.id}/pause`} method={stage.paused ? 'delete' : 'post'} target={`#${id}`}>
            <Button look="plain" icon={stage.paused ? 'play' : 'pause'} label={t(stage.paused ? 'jobs.resume' : 'jobs.pause', { stage: name })} />
          </ActionForm>
        ) : null}
      </div>
    </li>
  )
}

function stageSentence({ t, say, number, timeLeft }: Words, stage: Stage, finished: boolean): string {
  if (stage.unavailable) return say(stage.unavailable)
  if (stage.total === 0) return t('jobs.nothing')
  if (finished) return t('jobs.finished')
  const left = t('jobs.to-go', { number: number(stage.total - stage.done - stage.failed) })
  if (stage.paused) return `${t('jobs.paused')} · ${left}`
  const parts = [
    stage.running > 0 ? t('jobs.running', { count: stage.running }) : stage.waits ? '' : t('jobs.waiting'),
    stage.waits ? say(stage.waits) : '',
    left,
    stage.perMinute === null ? '' : t('jobs.rate', { rate: number(stage.perMinute, stage.perMinute < 10 ? 1 : 0) }),
    stage.secondsLeft === null ? '' : t('jobs.left', { time: timeLeft(stage.secondsLeft) }),
  ]
  return parts.filter(Boolean).join(' · ')
}
