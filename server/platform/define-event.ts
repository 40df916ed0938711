import type { z } from 'zod'

/** Something that happened, in the past tense: 'library.version-added'. */
export interface Event<Payload = unknown> {
  name: string
  /** One sentence for docs/architecture.md. */
  doc: string
  /** Ids and small facts; under 7,000 bytes, for it travels by NOTIFY. */
  payload: z.ZodType<Payload>
}

/** Declares an event beside the schema of its payload. */
export const defineEvent = <Payload>(event: Event<Payload>): Event<Payload> => event
