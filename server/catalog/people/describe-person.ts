import { and, eq } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { decide, type Decided } from '../history/decide.ts'
import { faces } from '../people-schema.ts'
import { requirePerson, type PeopleParts } from './decide-people.ts'
import { changePerson } from './name-person.ts'

/**
 * Keeps a person out of lists and suggestions, or brings them back; their faces stay theirs.
 * @throws AppError 'not-found' catalog.no-such-person, 'forbidden' access.role-needed
 */
export const hidePerson = (parts: PeopleParts, actor: Actor, personId: string, hidden: boolean): Promise<Decided> => decide(parts, actor, async (tx) => {
  const person = await requirePerson(tx, actor, personId)
  return person.hidden === hidden ? [] : [await changePerson(tx, parts, person, hidden ? 'person-hidden' : 'person-shown', person.name ?? '', { hidden })]
})

/**
 * Chooses the face that stands for a person; null leaves it to the best one.
 * @throws AppError 'not-found' catalog.no-such-person | catalog.no-such-face where the face is not theirs, 'forbidden' access.role-needed
 */
export const choosePortrait = (parts: PeopleParts, actor: Actor, personId: string, faceId: string | null): Promise<Decided> => decide(parts, actor, async (tx) => {
  const person = await requirePerson(tx, actor, personId)
  if (person.portraitId === faceId) return []
  if (faceId !== null) {
    const [face] = await tx.select({ id: faces.id }).from(faces).where(and(eq(faces.id, faceId), eq(faces.personId, personId), eq(faces.state, 'shown')))
    if (!face) throw new AppError('not-found', 'catalog.no-such-face')
  }
  return [await changePerson(tx, parts, person, 'portrait-set', person.name ?? '', { portraitId: faceId })]
})

/**
 * Says when a person was born, as '1984-03-09'; null forgets it.
 * @throws AppError 'invalid' catalog.bad-birthday for what is no day or lies in the future, 'not-found' catalog.no-such-person, 'forbidden' access.role-needed
 */
export const setBirthday = (parts: PeopleParts & { clock: { now: () => Date } }, actor: Actor, personId: string, birthday: string | null): Promise<Decided> => decide(parts, actor, async (tx) => {
  if (birthday !== null && !isPastDay(birthday, parts.clock.now())) throw new AppError('invalid', 'catalog.bad-birthday', { value: birthday })
  const person = await requirePerson(tx, actor, personId)
  return person.birthday === birthday ? [] : [await changePerson(tx, parts, person, 'birthday-set', person.name ?? '', { birthday })]
})

function isPastDay(text: string, now: Date): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1800') return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && day <= now
}
