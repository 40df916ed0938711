import type { Message } from '../../server/platform/errors.ts'

/** One network of a model, as it was measured here. */
export interface NetworkFigures { file: string; runs: number; meanMs: number; loadMs: number; memoryBytes: number }

/** One model of the house. */
export interface ModelRow {
  /** Part of URLs and ids. */
  id: string
  title: string
  licence: string
  /** Where its first author describes it. */
  origin: string
  bytes: number
  /** As its card says it, in English; views know the German. */
  goodAt: readonly string[]
  limits: readonly string[]
  /** By its card. */
  memoryBytes: number
  state: 'installed' | 'available' | 'missing'
  /** How it came here. */
  from?: 'package' | 'repository' | 'conversion' | 'mirror' | 'download'
  removable: boolean
  /** Why it cannot be used. */
  reason?: Message
  /** Its files lie here, yet they are not what they should be. */
  damaged: boolean
  /** What would be fetched, and from where. */
  fetch?: { bytes: number; host: string }
  install?: { state: 'waiting' | 'running' | 'failed'; receivedBytes: number; bytes: number; reason?: Message }
  uses: readonly { title: Message; on: boolean; rank: 'chosen' | 'better' | 'spare'; now?: string; optional: boolean }[]
  figures: readonly NetworkFigures[]
}

/** Models of one kind of analysis. */
export interface ModelGroup { id: string; title: Message; models: readonly ModelRow[] }

/** What computes; undefined while it is being found out. */
export interface ProviderFacts { chosen: 'cuda' | 'webgpu' | 'cpu'; refused: readonly { provider: 'cuda' | 'webgpu' | 'cpu'; reason: string }[] }

/** A picture that a model can be tried on. */
export interface TrialPicture { id: string; name: string }

/** What came of a trial. */
export interface Trial { found: readonly Message[]; failed?: Message; tookMs: number; networkMs: number; loadMs: number; labels: readonly { label: string; score: number }[] }
