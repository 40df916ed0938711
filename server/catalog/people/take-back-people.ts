import { z } from 'zod'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { opposite, type Action } from '../history/actions.ts'
import type { Decision } from '../history/decide.ts'
import type { changes } from '../schema.ts'
import { lockPeople } from './centroids.ts'
import { editPeople } from './decide-people.ts'
import { PeoplePart } from './people-edit.ts'

const Recorded = PeoplePart.extend({ subject: z.string().default('') })

/** Takes a decision about people back. @throws AppError 'conflict' catalog.changed-since | catalog.person-name-taken */
export async function takeBackPeople(tx: Transaction, parts: Pick<CatalogParts, 'events'>, { spaceId, action, before, after }: typeof changes.$inferSelect): Promise<Decision> {
  const [was, is] = [Recorded.parse(before), Recorded.parse(after)]
  await lockPeople(tx, spaceId)
  return editPeople(tx, parts, spaceId, opposite[action as Action], action === 'person-named' ? was.people[0]?.name ?? is.subject : is.subject, {
    before: { people: is.people, faces: is.faces, refused: is.refused }, after: { people: was.people, faces: was.faces, refused: was.refused },
  })
}
