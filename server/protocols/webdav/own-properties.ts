import type { SaidOfFile } from '../../catalog/index.ts'
import type { PropertyName } from './read-propfind.ts'
import type { Resource } from './targets.ts'
import { escapeXml } from './xml.ts'

/** The namespace of what Mantel knows of a file. */
export const MANTEL = 'urn:mantel:properties'

const each = (name: string, values: readonly string[]): string => values.map((value) => `<M:${name} xmlns:M="${MANTEL}">${escapeXml(value)}</M:${name}>`).join('')

/** What people said of a file, readable beside the properties of RFC 4918 and kept by the server alone; the inner XML of each. */
const own: Record<string, (said: SaidOfFile) => string> = {
  tags: (said) => each('tag', said.tags),
  people: (said) => each('person', said.people),
  rating: ({ rating }) => String(rating),
  favourite: ({ favorite }) => String(favorite),
  description: ({ title }) => escapeXml(title ?? ''),
  /** As RFC 3339 and RFC 9557 have it, as far as the zone is known. */
  'taken-at': ({ takenLocal, takenZone }) => escapeXml(takenZone === null ? takenLocal : /^[+-]/.test(takenZone) ? `${takenLocal}${takenZone}` : `${takenLocal}[${takenZone}]`),
}

const names: readonly PropertyName[] = Object.keys(own).map((name) => ({ namespace: MANTEL, name }))

/** Only media has them. Their names are told by propname; allprop leaves them out, as section 9.1 of RFC 4918 allows, since nobody should wait for them who did not ask. */
export const ownNames = (resource: Resource): readonly PropertyName[] => (resource.type === 'file' && resource.fileId !== null ? names : [])

export const isOwn = ({ namespace, name }: PropertyName): boolean => namespace === MANTEL && Object.hasOwn(own, name)

/** The value of one; undefined where the resource has none. */
export const ownValue = (name: string, said: SaidOfFile | undefined): string | undefined => (said && Object.hasOwn(own, name) ? own[name]?.(said) : undefined)
