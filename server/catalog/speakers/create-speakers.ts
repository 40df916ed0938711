import type { Actor } from '../../access/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { countSpeakers } from './count-speakers.ts'
import { nameSpeaker } from './name-speaker.ts'
import type { Recount } from './recount.ts'
import { speakersOfFile } from './speakers-of-file.ts'

/** Voices in recordings, and whose they are. */
export const createSpeakers = (parts: CatalogParts & { recount: Recount }) => ({
  ofFile: (actor: Actor, fileId: string) => speakersOfFile(parts, actor, fileId),
  /** Says who a speaker is, by name; null takes the name away. A change that can be undone. */
  name: (actor: Actor, fileId: string, number: number, name: string | null) => nameSpeaker(parts, actor, fileId, number, name),
  /** Says how many speak; null leaves it to the machine. A change that can be undone. */
  count: (actor: Actor, fileId: string, count: number | null) => countSpeakers(parts, actor, fileId, count),
})
