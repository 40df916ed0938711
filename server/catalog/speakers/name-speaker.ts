import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { editable } from '../describe/describe.ts'
import { peopleChanged } from '../events.ts'
import { decide, type Decided, type Decision } from '../history/decide.ts'
import { lockPeople } from '../people/centroids.ts'
import { targetOf } from '../people/move-faces.ts'
import { applyPeopleEdit, nobody, PersonState } from '../people/people-edit.ts'
import { bytesOf } from '../people/vectors.ts'
import { faces, people } from '../people-schema.ts'
import type { changes } from '../schema.ts'
import { speakerNames } from '../transcripts-schema.ts'
import { speakersIn, type SpeakerParts } from './speakers-of-file.ts'

/** What was decided, and whose the voice is now; null for nobody's. */
export interface NamedSpeaker extends Decided { personId: string | null }

const Row = z.object({ id: z.uuid(), personId: z.uuid(), weights: z.string(), /** base64 */ voice: z.string().nullable(), stretches: z.array(z.number()) })
/** Names of voices, and people who were made for them, before or after a decision. */
const Part = z.object({ names: z.array(Row), made: z.array(PersonState), subject: z.string().default('') })
type Part = z.infer<typeof Part>
type NameParts = SpeakerParts & Pick<CatalogParts, 'events'>

/**
 * Says who a voice in a file is: whoever bears the name in the file's space, or someone new. Null takes the name away.
 * @throws AppError 'not-found' library.no-such-file | catalog.no-such-speaker, 'invalid' catalog.person-name-…, 'forbidden' access.role-needed
 */
export async function nameSpeaker(parts: NameParts, actor: Actor, fileId: string, number: number, typed: string | null): Promise<NamedSpeaker> {
  let personId: string | null = null
  const decided = await decide(parts, actor, async (tx) => {
    const file = await editable(tx, actor, fileId)
    await lockPeople(tx, file.spaceId)
    const { heard, named } = await speakersIn(tx, parts.recount, file.id, (await parts.analysis.findMany([file.sha256], tx)).get(file.sha256) ?? [])
    const [voice, was] = [heard.get(number), named.get(number)]
    if (!voice) throw new AppError('not-found', 'catalog.no-such-speaker')
    const before = was ? (await tx.select().from(speakerNames).where(eq(speakerNames.id, was.id))).map(rowOf) : []
    if (typed === null) return was ? [await put(tx, parts, actor, file, { names: before, made: [], subject: was.name }, { names: [], made: [], subject: was.name })] : []
    const target = await targetOf(tx, actor, file.spaceId, 'person', { name: typed })
    personId = target.after.id
    if (was?.personId === personId) return []
    const row: z.infer<typeof Row> = { id: newId(), personId, weights: voice.weights, voice: voice.voice && Buffer.from(bytesOf(voice.voice)).toString('base64'), stretches: [...voice.stretches] }
    const subject = target.after.name ?? ''
    return [await put(tx, parts, actor, file, { names: before, made: [], subject: was?.name ?? '' }, { names: [row], made: target.before ? [] : [target.after], subject })]
  })
  return { ...decided, personId }
}

/**
 * Takes such a decision back where it still stands. Who was made for a voice goes again, unless something else is theirs by now.
 * @throws AppError 'conflict' catalog.changed-since | catalog.person-name-taken
 */
export async function takeBackSpeaker(tx: Transaction, parts: Pick<CatalogParts, 'events'>, actor: Actor, { fileIds: [fileId], before, after }: typeof changes.$inferSelect): Promise<Decision> {
  if (fileId === undefined) throw new AppError('conflict', 'catalog.changed-since')
  const file = await editable(tx, actor, fileId)
  await lockPeople(tx, file.spaceId)
  const [was, is] = [Part.parse(before), Part.parse(after)]
  const ids = [...was.names, ...is.names].map(({ id }) => id)
  const standing = new Set((await tx.select({ id: speakerNames.id }).from(speakerNames).where(inArray(speakerNames.id, ids))).map(({ id }) => id))
  if (is.names.some(({ id }) => !standing.has(id)) || was.names.some(({ id }) => standing.has(id))) throw new AppError('conflict', 'catalog.changed-since')
  return put(tx, parts, actor, file, is, was)
}

const rowOf = ({ id, personId, weights, voice, stretches }: typeof speakerNames.$inferSelect): z.infer<typeof Row> => ({ id, personId, weights, voice: voice && Buffer.from(voice).toString('base64'), stretches })

async function put(tx: Transaction, { events }: Pick<CatalogParts, 'events'>, actor: Actor, { id: fileId, spaceId }: { id: string; spaceId: string }, before: Part, after: Part): Promise<Decision> {
  const leavingNames = before.names.map(({ id }) => id)
  if (leavingNames.length) await tx.delete(speakerNames).where(inArray(speakerNames.id, leavingNames))
  const leaving = await unneeded(tx, before.made.filter(({ id }) => !after.made.some((one) => one.id === id)))
  await applyPeopleEdit(tx, spaceId, { before: { ...nobody, people: leaving }, after: { ...nobody, people: after.made } })
  const there = new Set((await tx.select({ id: people.id }).from(people).where(inArray(people.id, after.names.map(({ personId }) => personId)))).map(({ id }) => id))
  const coming = after.names.filter(({ personId }) => there.has(personId))
  if (coming.length) await tx.insert(speakerNames).values(coming.map((row) => ({ ...row, fileId, voice: row.voice === null ? null : new Uint8Array(Buffer.from(row.voice, 'base64')), namedBy: actor.userId })))
  const touched = [...new Set([...before.names, ...after.names].map(({ personId }) => personId))]
  if (touched.length) await events.publish(tx, peopleChanged, { spaceId, personIds: touched })
  return { spaceId, action: after.names.length ? 'speaker-named' : 'speaker-unnamed', fileIds: [fileId], before: { ...before, made: leaving }, after: { ...after, subject: after.subject || before.subject } }
}

/** Of people who were made for a voice those of whom nothing else is left, as they are now. */
async function unneeded(tx: Transaction, made: readonly PersonState[]): Promise<PersonState[]> {
  if (made.length === 0) return []
  const rows = await tx.select({ id: people.id, name: people.name }).from(people).where(sql`${inArray(people.id, made.map(({ id }) => id))} and not ${people.gone}
    and not exists (select 1 from ${faces} where ${faces.personId} = ${people.id}) and not exists (select 1 from ${speakerNames} where ${speakerNames.personId} = ${people.id})`)
  return made.filter(({ id, name }) => rows.some((row) => row.id === id && row.name === name))
}
