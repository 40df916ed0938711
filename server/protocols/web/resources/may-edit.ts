import type { Actor } from '../../../access/index.ts'

/** Whether pages offer what changes files, those of a space where one is named; each use-case decides for itself again. */
export const mayEdit = (actor: Actor, spaceId?: string): boolean => actor.spaces.some(({ id, role }) => (spaceId === undefined || id === spaceId) && role !== 'viewer')
