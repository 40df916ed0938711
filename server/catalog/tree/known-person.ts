import type { Box } from './shelf.ts'

/** Someone with a name, as the tree knows them. */
export interface KnownPerson extends Box { personId: string; spaceId: string; kind: 'person' | 'pet' }

/** The id of a person's container, and of what stands in it (a year). */
export const PERSON = /^people\.([0-9a-f]{8}-[0-9a-f-]{27})(?:\.(.+))?$/

/** The person of a container's id, also of one of its years. */
export const personIdOf = (id: string): string | undefined => PERSON.exec(id)?.[1]
