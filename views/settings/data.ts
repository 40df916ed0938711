import type { Message } from '../../server/platform/errors.ts'
import type { Language } from '../messages/dates.ts'
import type { PersonRole, Theme } from '../layouts/frame.ts'

/** What one kind of understanding does, and whether it may. */
export interface AnalyzerSetting {
  /** 'image.text' */
  name: string
  /** Names as messages: 'analysis.name-…', 'analysis.about-…'. */
  title: Message
  about: Message
  enabled: boolean
  /** ready: works · missing: its model is not installed. */
  state: 'ready' | 'missing'
  /** Model and size, or why it is missing. */
  detail?: Message
}
/** When the background analyses: at any time without hours, which are '22:00' by the clock of the machine. */
export interface QuietSetting { hours: { from: string; to: string } | null; /** IANA name of the machine's zone. */ zone: string }
/** Somebody who can log in. */
export interface Person { id: string; name: string; role: PersonRole; disabled: boolean; createdAt: string; lastSeenAt: string | null; isYou: boolean; /** The tags to which they are limited; null for whoever sees everything. */ limit: readonly { id: string; path: string }[] | null }
/** One tool or part of the house on the status list. */
export interface ToolStatus { name: string; version: string | null; ok: boolean; /** What is missing without it. */ note?: Message }
/** How the house is. */
export interface HouseStatus {
  version: string
  startedAt: string
  files: number
  /** Bytes of originals, of what was drawn from them, and free on the disk of the data folder. */
  originalsBytes: number
  renditionsBytes: number
  freeBytes: number
  tools: readonly ToolStatus[]
}
/** One person's own choices. */
export interface OwnSettings { theme: Theme; language: Language; sessions: number }
/** Form values and sentences of a form that was refused. */
export interface FormProblem { form: 'password' | 'person' | 'quiet-hours'; field: string; sentence: string; values: Readonly<Record<string, string>> }
