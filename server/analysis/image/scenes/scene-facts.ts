import { z } from 'zod'

const Threshold = z.number().min(0).max(2)

/** What the head's card says of its labels: from which chance each is shown (above 1: never), and the names of the kinds. */
export const SceneFacts = z.object({ thresholds: z.record(z.string(), Threshold), coarse: z.array(z.string()).length(6) })
export type SceneFacts = z.infer<typeof SceneFacts>

export const readSceneFacts = (json: Uint8Array): SceneFacts => SceneFacts.parse(JSON.parse(Buffer.from(json).toString('utf8')))

/** The label and the kind of what is no scene but a thing seen from near. */
export const CLOSE_UP = 'closeup_other'
