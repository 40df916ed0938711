import type { AnalysisResult } from '../../server/analysis/index.ts'

interface Given { objects?: Record<string, number>; faint?: Record<string, number>; scenes?: Record<string, number>; kind?: string; indoor?: number; flags?: string[]; quality?: number }

/** What the analyzers of pictures answer: labels with their scores; those of `faint` are kept and not shown. */
export function seenResults({ objects = {}, faint = {}, scenes, kind, indoor, flags = [], quality }: Given): AnalysisResult[] {
  const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output })
  const thing = (shown: boolean) => ([label, score]: [string, number]) => ({ label, score, box: [0.1, 0.2, 0.3, 0.4], shown })
  return [
    done('image.objects', { objects: [...Object.entries(objects).map(thing(true)), ...Object.entries(faint).map(thing(false))] }),
    ...(scenes ?? indoor ?? kind ? [done('image.scenes', { scenes: Object.entries(scenes ?? {}).map(([label, score]) => ({ label, score, shown: true })), kind: kind ?? null, indoor: indoor ?? 0.5, flags })] : []),
    ...(quality === undefined ? [] : [done('image.quality', { score: quality, reasons: [], measures: {} })]),
  ]
}
