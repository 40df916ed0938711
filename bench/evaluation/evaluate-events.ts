import { analyzers, bestModel, SoundEvents } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { soundsWithClass } from './music-of-manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** What a sound was heard as, most of all, against what it is. */
export interface EventScore { path: string; known: string; heard: string[]; events: number; right: boolean }

/** Listens to every sound of the folder of which it is known what it is; none where no network for it is installed. */
export async function evaluateEvents(inference: Inference, folder: string, only: (path: string) => boolean = () => true): Promise<EventScore[]> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.events')!
  if (!(await bestModel(analyzer, inference.models))?.installed) return []
  const scores: EventScore[] = []
  for (const { path, file, known } of soundsWithClass(folder).filter(({ path }) => only(path))) {
    const { classes, events } = SoundEvents.parse(await runAnalyzer(inference, analyzer, file))
    const [top] = classes
    scores.push({ path, known, heard: classes.slice(0, 4).map(({ label, score }) => `${label} ${score.toFixed(2)}`), events: events.length, right: isRight(known, top) })
  }
  return scores
}

/** Music is any class of its family: an instrument, a style. */
function isRight(known: string, top: { label: string; family: string } | undefined): boolean {
  if (known === 'silence') return top === undefined
  return top !== undefined && (top.label.toLowerCase() === known || (known === 'music' && top.family === 'music'))
}

/** Events: whether a sound is heard as what it is. */
export const eventsEvaluation: Evaluation = {
  task: 'events',
  analyzers: ['audio.events'],
  async run({ inference, folder }) {
    const scores = await evaluateEvents(inference, folder)
    return {
      measures: [{ metric: 'heard most of all as what it is', n: scores.length, of: 'sounds', value: scores.filter(({ right }) => right).length / Math.max(1, scores.length), floor: 0.9, unit: 'share' }],
      lines: scores.map(({ path, known, heard, events, right }) => `${path.padEnd(46)} ${known}: ${heard.join(', ') || 'nothing'}; ${events} events${right ? '' : '  wrong'}`),
      details: scores,
    }
  },
}
