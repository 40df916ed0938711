import { eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { faceRefusals, faces, people } from '../people-schema.ts'
import { shiftCentroids, type Shift } from './centroids.ts'
import { countFaces } from './count-faces.ts'
import { shiftOf, type FaceRow } from './take-in-faces.ts'

/** All that a decision may change of a person. */
export const PersonState = z.object({
  id: z.uuid(), kind: z.enum(['person', 'pet']), name: z.string().nullable(), hidden: z.boolean(), portraitId: z.uuid().nullable(), birthday: z.string().nullable(),
  decided: z.boolean(), gone: z.boolean(), mergedInto: z.uuid().nullable(),
})
export type PersonState = z.infer<typeof PersonState>

/** Faces that are in one state: whose they are, by whose word, shown or not. */
export const FaceGroup = z.object({ personId: z.uuid().nullable(), by: z.enum(['machine', 'person']).nullable(), state: z.enum(['shown', 'removed']), ids: z.array(z.uuid()) })
export type FaceGroup = z.infer<typeof FaceGroup>

/** People, faces and refusals as they were before a decision, or are after it. */
export const PeoplePart = z.object({ people: z.array(PersonState), faces: z.array(FaceGroup), refused: z.array(z.object({ personId: z.uuid(), ids: z.array(z.uuid()) })) })
export type PeoplePart = z.infer<typeof PeoplePart>

/** A decision about people is what was and what is; taken back, the two change places. */
export interface PeopleEdit { before: PeoplePart; after: PeoplePart }

export const nobody: PeoplePart = { people: [], faces: [], refused: [] }

/** The state of a row, as an edit keeps it. */
export const stateOf = ({ id, kind, name, hidden, portraitId, birthday, decided, gone, mergedInto }: typeof people.$inferSelect): PersonState => ({ id, kind, name, hidden, portraitId, birthday, decided, gone, mergedInto })

/** Faces by the state that they are in. */
export function groupsOf(rows: readonly Pick<FaceRow, 'id' | 'personId' | 'assignedBy' | 'state'>[]): FaceGroup[] {
  return [...Map.groupBy(rows, ({ personId, assignedBy, state }) => `${personId} ${assignedBy} ${state}`).values()].map((each) => ({ personId: each[0]!.personId, by: each[0]!.assignedBy, state: each[0]!.state, ids: each.map(({ id }) => id) }))
}

/**
 * Carries out an edit within a space whose lock is held: rows that are as in `before` become as in `after`. Faces that are someone else's meanwhile are passed over, as are those that are gone.
 * Returns the contents that it touched.
 * @throws AppError 'conflict' catalog.person-name-taken | catalog.changed-since where a person was changed otherwise since
 */
export async function applyPeopleEdit(tx: Transaction, spaceId: string, { before, after }: PeopleEdit): Promise<string[]> {
  await putPeople(tx, spaceId, before.people, after.people)
  const touched = await putFaces(tx, spaceId, before.faces, after.faces)
  for (const { personId, ids } of before.refused) if (ids.length) await tx.delete(faceRefusals).where(sql`${faceRefusals.personId} = ${personId} and ${faceRefusals.faceId} = any(${sql.param(ids)}::uuid[])`)
  for (const { personId, ids } of after.refused) {
    await tx.execute(sql`insert into ${faceRefusals} (face_id, person_id) select ${faces.id}, ${personId}::uuid from ${faces} where ${faces.id} = any(${sql.param(ids)}::uuid[]) and ${faces.spaceId} = ${spaceId} on conflict do nothing`)
    await tx.execute(sql`update ${faces} set suggested_id = null, suggested_distance = null where ${faces.id} = any(${sql.param(ids)}::uuid[]) and ${faces.suggestedId} = ${personId}`)
  }
  await countFaces(tx, spaceId, touched)
  return touched
}

async function putPeople(tx: Transaction, spaceId: string, before: PersonState[], after: PersonState[]): Promise<void> {
  const coming = new Map(after.map((state) => [state.id, state]))
  // whoever this edit made is gone when it is taken back; the row stays, so that it can be made again
  const leaving = before.filter(({ id }) => !coming.has(id)).map((state) => ({ ...state, gone: true }))
  const all = [...leaving, ...after]
  if (all.length === 0) return
  const rows = new Map((await tx.select().from(people).where(inArray(people.id, all.map(({ id }) => id)))).map((row) => [row.id, row]))
  for (const was of before) {
    const row = rows.get(was.id)
    if (!row || !isSame(stateOf(row), was)) throw new AppError('conflict', 'catalog.changed-since')
  }
  // those who leave first, so that their names are free
  for (const state of all.toSorted((a, b) => Number(b.gone) - Number(a.gone))) {
    if (state.name !== null && !state.gone) await refuseTaken(tx, spaceId, state)
    const { id, ...rest } = state
    await tx.insert(people).values({ id, spaceId, ...rest }).onConflictDoUpdate({ target: people.id, set: rest })
  }
}

const isSame = (a: PersonState, b: PersonState): boolean => a.name === b.name && a.hidden === b.hidden && a.portraitId === b.portraitId && a.birthday === b.birthday && a.gone === b.gone && a.mergedInto === b.mergedInto

async function refuseTaken(tx: Transaction, spaceId: string, { id, kind, name }: PersonState): Promise<void> {
  const [taken] = await tx.select({ id: people.id }).from(people).where(sql`${people.spaceId} = ${spaceId} and ${people.kind} = ${kind} and lower(${people.name}) = lower(${name}) and not ${people.gone} and ${people.id} <> ${id}`)
  if (taken) throw new AppError('conflict', 'catalog.person-name-taken', { name: name ?? '' })
}

async function putFaces(tx: Transaction, spaceId: string, before: FaceGroup[], after: FaceGroup[]): Promise<string[]> {
  const expected = new Map(before.flatMap(({ personId, state, ids }) => ids.map((id) => [id, { personId, state }] as const)))
  const touched = new Set<string>()
  const shifts: Shift[] = []
  for (const { personId: given, by, state, ids } of after) {
    const personId = await whoIsLeft(tx, given)
    const rows = ids.length ? await tx.select().from(faces).where(sql`${faces.id} = any(${sql.param(ids)}::uuid[]) and ${faces.spaceId} = ${spaceId}`) : []
    const fit = rows.filter((row) => { const was = expected.get(row.id); return !was || (was.personId === row.personId && was.state === row.state) })
    if (fit.length === 0) continue
    await tx.update(faces).set({ personId, assignedBy: by, state, distance: null, suggestedId: null, suggestedDistance: null }).where(sql`${faces.id} = any(${sql.param(fit.map(({ id }) => id))}::uuid[])`)
    for (const row of fit) {
      touched.add(row.sha256)
      shifts.push(...shiftOf(row, row.personId, -1), ...shiftOf({ ...row, state }, personId, 1))
    }
  }
  await shiftCentroids(tx, spaceId, shifts)
  return [...touched]
}

/** Someone who was merged into another since is that other one now. */
async function whoIsLeft(tx: Transaction, personId: string | null): Promise<string | null> {
  let id = personId
  for (let step = 0; id !== null && step < 20; step++) {
    const [row] = await tx.select({ gone: people.gone, mergedInto: people.mergedInto }).from(people).where(eq(people.id, id))
    if (row && !row.gone) return id
    id = row?.mergedInto ?? null
  }
  return null
}
