import type { z } from 'zod'
import type { Network, Raster } from '../inference/index.ts'
import type { Hearing, Listener, Measure, Sound } from './audio/sound.ts'

export type Kind = 'image' | 'audio' | 'video'

/** The chosen model of a run; an analyzer without models must not ask it for anything. */
export interface Model {
  id: string
  network(file: string): Network
  labels(file: string): Promise<readonly string[]>
  /** The bytes of a file that is neither network nor labels. */
  data(file: string): Promise<Uint8Array>
}

export interface AnalysisContext {
  model: Model
  /** The chosen models of further roles, by role. */
  beside?: Readonly<Record<string, Model>>
  signal: AbortSignal
}

interface AnalyzerFacts<Output> {
  /** 'image.text': how results, settings and pages know it. */
  name: string
  /** Message key of its name for people. */
  title: string
  /** Goes up when the same content would give another result. */
  revision: number
  kinds: readonly Kind[]
  /** Ids of cards, best first: the first one installed is used. Empty for an analyzer that needs none. */
  models: readonly string[]
  /** Models that it needs besides, by role (a detector's faces want a describing network): ids of cards, best first. It waits while one role has none. */
  besides?: Readonly<Record<string, readonly string[]>>
  /** Models that it uses where they are installed, by role, and does without where they are not: ids of cards, best first. It runs once more when one comes. */
  perhaps?: Readonly<Record<string, readonly string[]>>
  /** It works without a model, less well: it runs with noModel (whose id is '') until one is installed, and then once more. */
  modelOptional?: boolean
  /** It is off until a person switches it on. */
  offUntilAsked?: boolean
  output: z.ZodType<Output>
}

/** Longer edge at most, pixels: every picture is decoded once, at this size, for all analyzers, so that none depends on which others run beside it. */
export const RASTER_EDGE = 2560

/** Looks at the decoded upright picture. */
interface RasterAnalyzer<Output> extends AnalyzerFacts<Output> {
  needs: 'raster'
  analyze(raster: Raster, context: AnalysisContext): Promise<Output>
}

/** Reads the original's bytes at a path. */
interface OriginalAnalyzer<Output> extends AnalyzerFacts<Output> {
  needs: 'original'
  analyze(path: string, context: AnalysisContext): Promise<Output>
}

/** Hears the content while it is decoded, once for all who listen: hours of it in little memory. Its answer for a content without sound is null, which nobody has to give. */
interface SoundAnalyzer<Output> extends AnalyzerFacts<Output> {
  needs: 'sound'
  hears: Hearing
  /** What it is told of at the end, measured beside; nobody else's hearing takes the time for it. */
  measures?: readonly Measure[]
  listen(sound: Sound, context: AnalysisContext): Listener<Output> | Promise<Listener<Output>>
}

/** One kind of machine result: pure of database and queue, content in, validated object out. */
export type Analyzer<Output = unknown> = RasterAnalyzer<Output> | OriginalAnalyzer<Output> | SoundAnalyzer<Output>

/** Declares an analyzer; it throws AppError 'invalid' for content it cannot take and obeys its signal. */
export const defineAnalyzer = <Output>(analyzer: Analyzer<Output>): Analyzer<Output> => analyzer

/** The model of a further role that the analyzer declared under `besides`. */
export function modelBeside({ beside }: Pick<AnalysisContext, 'beside'>, role: string): Model {
  const model = beside?.[role]
  if (!model) throw new Error(`[analysis] this analyzer was given no model as ${role}`)
  return model
}
