import type { WebParts } from '../rooms.ts'
import { backgroundAnalyses, jobsOfStage } from './stages.ts'

type PauseParts = Pick<WebParts, 'queue' | 'analysis'>

/** Pauses a stage or lets it go on: its jobs, or the one analyzer that it is. */
export async function pauseStage(parts: PauseParts, stage: string, paused: boolean): Promise<void> {
  const jobs = jobsOfStage[stage]
  if (jobs) return pauseJobs(parts, jobs, paused)
  await restOthers(parts, [stage])
  await parts.analysis.setPaused([stage], paused)
}

/** Pauses all stages or lets all go on. */
export async function pauseEverything(parts: PauseParts, paused: boolean): Promise<void> {
  await pauseJobs(parts, Object.values(jobsOfStage).flat(), paused)
  await restOthers(parts, [])
  await parts.analysis.setPaused((await parts.analysis.overview()).map(({ name }) => name), paused)
}

async function pauseJobs({ queue }: PauseParts, jobs: readonly string[], paused: boolean): Promise<void> {
  for (const name of jobs) await (paused ? queue.pause({ name }) : queue.resume({ name }))
}

/** Until 0.1.0 a pause was that of the jobs, and so of all analyzers: such a one becomes a pause of each of them. */
async function restOthers({ queue, analysis }: PauseParts, but: readonly string[]): Promise<void> {
  const paused = (await queue.counts()).filter((count) => count.paused && backgroundAnalyses.includes(count.name))
  if (paused.length === 0) return
  await analysis.setPaused((await analysis.overview()).map(({ name }) => name).filter((name) => !but.includes(name)), true)
  for (const { name } of paused) await queue.resume({ name })
}
