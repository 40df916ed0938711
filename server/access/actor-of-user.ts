import { asc, desc, eq } from 'drizzle-orm'
import type { Queryable } from '../platform/index.ts'
import type { Actor, Role } from './actor.ts'
import { spaceMembers, spaces } from './schema.ts'

/** What a row of users says of who acts. */
export interface ActingUser { id: string; name: string; role: Role; limited: boolean }

/** The actor of a person as they are now. One who is limited only looks, whatever a space calls them: what one cannot see, one must not change. */
export async function actorOfUser(on: Queryable, { id, name, role, limited }: ActingUser): Promise<Actor> {
  const seen = await spacesOfUser(on, id)
  if (!limited) return { userId: id, name, role, spaces: seen, isLimited: false }
  return { userId: id, name, role: 'viewer', spaces: seen.map((space) => ({ ...space, role: 'viewer' })), isLimited: true }
}

/** The spaces of a person, the household first, then by name. */
function spacesOfUser(on: Queryable, userId: string): Promise<Actor['spaces'][number][]> {
  return on.select({ id: spaces.id, name: spaces.name, role: spaceMembers.role }).from(spaceMembers)
    .innerJoin(spaces, eq(spaces.id, spaceMembers.spaceId)).where(eq(spaceMembers.userId, userId))
    .orderBy(desc(spaces.isDefault), asc(spaces.name), asc(spaces.id))
}
