import type { Actor } from '../../../access/index.ts'
import type { Catalog, ListedPerson } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'

/** Most names that a page offers to choose from. */
const MOST_NAMES = 300

/** The names of a space, most frequent first; what every name field offers. */
export const knownNames = (catalog: Catalog, actor: Actor, { spaceId, kind }: { spaceId?: string; kind?: 'person' | 'pet' } = {}): Promise<string[]> =>
  catalog.people.names(actor, { limit: MOST_NAMES, ...(spaceId && { spaceId }), ...(kind && { kind }) })

/**
 * Who bears a name as it was typed, in the space and of the kind of another.
 * @throws AppError 'not-found' people.no-such-name
 */
export async function personNamed(catalog: Catalog, actor: Actor, typed: string, { spaceId, kind }: Pick<ListedPerson, 'spaceId' | 'kind'>): Promise<ListedPerson> {
  const wanted = typed.trim().toLocaleLowerCase()
  const found = wanted === '' ? [] : await catalog.people.suggestNames(actor, typed, { spaceId, kind, limit: MOST_NAMES })
  const person = found.find(({ name }) => name?.toLocaleLowerCase() === wanted)
  if (!person) throw new AppError('not-found', 'people.no-such-name', { name: typed.trim() })
  return person
}
