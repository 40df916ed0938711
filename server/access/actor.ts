import { AppError } from '../platform/errors.ts'

export type Role = 'admin' | 'member' | 'viewer'

/** Who acts: every use-case takes one first and decides by it; owner and role never come from a request's body. */
export interface Actor {
  userId: string
  name: string
  /** In the house as a whole. */
  role: Role
  /** The spaces that this person belongs to, the default one first. */
  spaces: readonly { id: string; name: string; role: Role }[]
  /** Sees of these spaces only what carries certain tags; such a person is a viewer everywhere. */
  isLimited: boolean
}

const rank: Record<Role, number> = { viewer: 0, member: 1, admin: 2 }

/**
 * The ids of the spaces of which the actor sees everything. None for one who is limited to tags: whoever asks by spaces alone shows them nothing,
 * and what they do see is asked by `sees` of the library (docs/decisions/0017-limited-by-tags.md).
 */
export const spacesOf = (actor: Actor): string[] => (actor.isLimited ? [] : actor.spaces.map((space) => space.id))

/** The ids of the spaces that the actor belongs to, whatever they see of them: for what only narrows down what `sees` allows. */
export const allSpacesOf = (actor: Actor): string[] => actor.spaces.map((space) => space.id)

/** Refuses whoever is limited: for what concerns a whole space and says more than any file of it. */
export function requireUnlimited(actor: Actor): void {
  if (actor.isLimited) throw new AppError('forbidden', 'access.limited')
}

/**
 * Refuses unless the actor has at least this role in the space.
 * @throws AppError 'not-found' access.no-such-space for a space that the actor does not see, 'forbidden' access.role-needed
 */
export function requireRole(actor: Actor, spaceId: string, least: Role): void {
  const space = actor.spaces.find((s) => s.id === spaceId)
  if (!space) throw new AppError('not-found', 'access.no-such-space')
  if (rank[space.role] < rank[least]) throw new AppError('forbidden', 'access.role-needed', { least })
}

/**
 * Refuses unless the actor administers the house: settings, sources, people with access.
 * @throws AppError 'forbidden' access.admin-needed
 */
export function requireAdmin(actor: Actor): void {
  if (actor.role !== 'admin') throw new AppError('forbidden', 'access.admin-needed')
}

/** The space that new things go to unless told: the household's. */
export function defaultSpace(actor: Actor): string {
  const space = actor.spaces[0]
  if (!space) throw new AppError('forbidden', 'access.no-space')
  return space.id
}
