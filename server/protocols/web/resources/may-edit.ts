import type { Actor } from '../../../access/index.ts'

/** Whether pages offer what changes files; each use-case decides for itself again. */
export const mayEdit = (actor: Actor): boolean => actor.spaces.some((space) => space.role !== 'viewer')
