import { eq } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { outputOf, SoundSpeakers, voicesOfSpeakers, type AnalysisResult } from '../../analysis/index.ts'
import { requireFile } from '../../library/index.ts'
import type { Queryable } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { people } from '../people-schema.ts'
import { vectorOf } from '../people/vectors.ts'
import { speakerCounts, speakerNames } from '../transcripts-schema.ts'
import { matchVoices, type Voice } from './match-voices.ts'
import type { Recount } from './recount.ts'

export const SPEAKERS_ANALYZER = 'audio.speakers'

/** A voice of a file; a person's when someone said so. */
export interface SpeakerOfFile {
  /** From 1, in the order of their first words. */
  number: number
  name: string | null
  personId: string | null
  /** That it speaks, and the share of all that is spoken. */
  seconds: number
  share: number
}

/** Who speaks in a file, and when. */
export interface SpeakersOfFile {
  speakers: SpeakerOfFile[]
  /** [start, end) in seconds, in order of their beginnings; two may speak at once. */
  turns: { start: number; end: number; speaker: number }[]
  /** How many a person said there are; null where a machine guessed. */
  said: number | null
}

export type SpeakerParts = Pick<CatalogParts, 'db' | 'analysis'> & { recount: Recount }

/**
 * Who speaks in a file; nobody where no machine has listened for that.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function speakersOfFile({ db, analysis, recount }: SpeakerParts, actor: Actor, fileId: string): Promise<SpeakersOfFile> {
  const file = await requireFile(db, actor, fileId)
  const { speakers, turns, said } = await speakersIn(db, recount, file.id, (await analysis.findMany([file.sha256])).get(file.sha256) ?? [])
  return { speakers, turns, said }
}

/** A name that was given to a voice. */
export interface NamedVoice extends Voice { id: string; name: string; personId: string }
interface SpeakersIn extends SpeakersOfFile { /** The voices by number, and those of them that have names. */ heard: Map<number, Voice>; named: Map<number, NamedVoice> }

/** The same out of what machines answered. */
export async function speakersIn(on: Queryable, recount: Recount, fileId: string, results: readonly AnalysisResult[]): Promise<SpeakersIn> {
  const answer = outputOf(results, SPEAKERS_ANALYZER, SoundSpeakers)
  if (!answer) return { speakers: [], turns: [], said: null, heard: new Map(), named: new Map() }
  const [row] = await on.select({ count: speakerCounts.count }).from(speakerCounts).where(eq(speakerCounts.fileId, fileId))
  const told = row ? recount(answer, row.count) : answer
  const heard = voicesIn(told, weightsOf(results))
  const named = matchVoices(await namesOf(on, fileId), heard)
  const speakers = told.speakers.map(({ speaker: number, seconds, share }) => ({ number, name: named.get(number)?.name ?? null, personId: named.get(number)?.personId ?? null, seconds, share })).sort((a, b) => a.number - b.number)
  return { speakers, turns: told.segments, said: row?.count ?? null, heard, named }
}

function weightsOf(results: readonly AnalysisResult[]): string {
  const result = results.find(({ analyzer }) => analyzer === SPEAKERS_ANALYZER)
  return result?.state === 'done' ? result.weights ?? '' : ''
}

/** Of the stretches of a voice the longest are kept. */
const MOST_STRETCHES = 40

function voicesIn(told: SoundSpeakers, weights: string): Map<number, Voice> {
  const voices = voicesOfSpeakers(told)
  return new Map(told.speakers.map(({ speaker }) => {
    const longest = told.segments.filter((segment) => segment.speaker === speaker).sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MOST_STRETCHES)
    return [speaker, { weights, voice: voices.get(speaker) ?? null, stretches: longest.sort((a, b) => a.start - b.start).flatMap(({ start, end }) => [start, end]) }]
  }))
}

/** The names that people gave to voices of a file; of who was merged into another, that other one's. */
async function namesOf(on: Queryable, fileId: string): Promise<NamedVoice[]> {
  const rows = await on.select({ id: speakerNames.id, personId: speakerNames.personId, weights: speakerNames.weights, voice: speakerNames.voice, stretches: speakerNames.stretches }).from(speakerNames).where(eq(speakerNames.fileId, fileId)).orderBy(speakerNames.id)
  const named = await Promise.all(rows.map(async (row): Promise<NamedVoice[]> => {
    const person = await whoIsLeft(on, row.personId)
    return person?.name ? [{ id: row.id, name: person.name, personId: person.id, weights: row.weights, voice: vectorOf(row.voice) ?? null, stretches: row.stretches }] : []
  }))
  return named.flat()
}

async function whoIsLeft(on: Queryable, personId: string): Promise<{ id: string; name: string | null } | undefined> {
  let id: string | null = personId
  for (let step = 0; id !== null && step < 20; step++) {
    const [row]: { gone: boolean; name: string | null; mergedInto: string | null }[] = await on.select({ gone: people.gone, name: people.name, mergedInto: people.mergedInto }).from(people).where(eq(people.id, id))
    if (row && !row.gone) return { id, name: row.name }
    id = row?.mergedInto ?? null
  }
  return undefined
}
