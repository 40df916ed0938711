import type { Message } from '../../server/platform/errors.ts'

/** One stage of the work: 'Read metadata', 'Draw small pictures', 'Read text in pictures'. */
export interface Stage {
  /** Part of URLs and ids: 'renditions', 'image.text' … */
  id: string
  /** Name as a message: 'jobs.stage-…'. */
  name: Message
  done: number
  total: number
  failed: number
  /** Being worked on right now. */
  running: number
  /** Files a minute, measured over the last minutes; null before it can be known. */
  perMinute: number | null
  secondsLeft: number | null
  paused: boolean
  /** Why what is left has to wait: it is not the hour. */
  waits?: Message
  /** Set where it cannot work: a model is not installed. */
  unavailable?: Message
}
/** One file that one stage could not do. */
export interface Failure {
  id: string
  stage: Message
  file: { id: string; name: string; href: string; thumb: string | null } | null
  /** Shown where there is no file: the folder, the source. */
  subject?: string
  reason: Message
  attempts: number
  at: string
}
