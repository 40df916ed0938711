import { desc, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import type { Message } from '../platform/errors.ts'
import type { Run } from './current-runs.ts'
import { SoundEvents } from './audio/events.ts'
import { SoundGenre } from './audio/genre.ts'
import { PictureColors } from './image/colors.ts'
import { PictureQuality } from './image/quality.ts'
import { PictureObjects } from './image/objects.ts'
import { PictureScenes } from './image/scenes.ts'
import { PictureText } from './image/text.ts'
import { analysisResults } from './schema.ts'
import { weighGenre } from './weigh-genre.ts'
import { weighScenes } from './weigh-scenes.ts'

/** What one analyzer has to say of a content: its latest answer, which serves until a newer revision or model has answered. */
export type AnalysisResult = { analyzer: string; finishedAt: Date } & ({ state: 'done'; output: unknown; /** sha256 of the weights that gave it; '' without a model. */ weights?: string } | { state: 'failed'; reason: Message })

/** The latest answers on contents, by content; failures only where no answer was ever had. */
export async function latestResults(on: Queryable, sha256s: readonly string[], runs: readonly Run[]): Promise<Map<string, AnalysisResult[]>> {
  if (sha256s.length === 0) return new Map()
  const current = runs.map(({ analyzer, revision, weights }) => sql`(${analyzer}, ${revision}::int, ${weights})`)
  const isCurrent = current.length === 0 ? sql`(1 = 0)` : sql`(${analysisResults.analyzer}, ${analysisResults.revision}, ${analysisResults.model}) in (${sql.join(current, sql`, `)})`
  const rows = await on.selectDistinctOn([analysisResults.sha256, analysisResults.analyzer]).from(analysisResults).where(inArray(analysisResults.sha256, [...sha256s]))
    .orderBy(analysisResults.sha256, analysisResults.analyzer, sql`(${analysisResults.state} = 'done') desc`, sql`${isCurrent} desc`, desc(analysisResults.finishedAt))
  const found = new Map<string, AnalysisResult[]>()
  for (const { sha256, analyzer, finishedAt, state, output, reason, model: weights } of rows) {
    const result: AnalysisResult = state === 'done' ? { analyzer, finishedAt, state, output, weights } : { analyzer, finishedAt, state, reason: reason ?? { key: 'analysis.broke', params: {} } }
    found.set(sha256, [...(found.get(sha256) ?? []), result])
  }
  return new Map([...found].map(([sha256, results]) => [sha256, withGenreWeighed(withScenesWeighed(results))]))
}

function withScenesWeighed(results: AnalysisResult[]): AnalysisResult[] {
  const scenes = outputOf(results, 'image.scenes', PictureScenes)
  if (!scenes) return results
  const output = weighScenes(scenes, outputOf(results, 'image.objects', PictureObjects), textOf(results))
  return results.map((result) => (result.analyzer === 'image.scenes' ? { ...result, output } : result))
}

function withGenreWeighed(results: AnalysisResult[]): AnalysisResult[] {
  const genre = outputOf(results, 'audio.genre', SoundGenre)
  if (!genre) return results
  const output = weighGenre(genre, outputOf(results, 'audio.events', SoundEvents))
  return results.map((result) => (result.analyzer === 'audio.genre' ? { ...result, output } : result))
}

/** What a picture reads, where that was looked for. */
export const textOf = (results: readonly AnalysisResult[]): PictureText | undefined => outputOf(results, 'image.text', PictureText)

/** The colours of a picture, where they were looked for. */
export const colorsOf = (results: readonly AnalysisResult[]): PictureColors | undefined => outputOf(results, 'image.colors', PictureColors)

/** How good a picture is, where that was judged. */
export const qualityOf = (results: readonly AnalysisResult[]): PictureQuality | undefined => outputOf(results, 'image.quality', PictureQuality)

/** An answer that an older revision gave in another shape counts as none: the new one is on its way. */
export function outputOf<Output>(results: readonly AnalysisResult[], analyzer: string, schema: z.ZodType<Output>): Output | undefined {
  const result = results.find((candidate) => candidate.analyzer === analyzer)
  return result?.state === 'done' ? schema.safeParse(result.output).data : undefined
}
