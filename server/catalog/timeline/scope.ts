import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import { files, inSpaces, sees } from '../../library/index.ts'
import { filesOfPeople } from '../people/files-of-people.ts'
import { faces } from '../people-schema.ts'
import { fileMarks, fileTags, tags } from '../schema.ts'
import type { ListOrder, SortKey } from './item.ts'

/** A list of files that can be shown page by page and walked through file by file. */
export type Scope =
  | { list: 'timeline' }
  | { list: 'recent' }
  | { list: 'favorites' }
  | { list: 'trash' }
  /** Files that lie right in a folder; null is what Mantel manages. Without a space: of all that the actor sees. */
  | { list: 'folder'; sourceId: string | null; folder: string; spaceId?: string }
  /** Files of a tag and of all tags below it. */
  | { list: 'tag'; tagId: string }
  /** Files that show a person. */
  | { list: 'person'; personId: string }
  | { list: 'search'; query: string }

/** A scope as SQL over the table files, the actor's spaces included. */
export interface ScopeQuery { where: SQL; order: ListOrder }

const id: SortKey = { by: sql`${files.id}`, type: 'uuid' }
const taken: SortKey = { by: sql`${files.takenLocal}`, type: 'timestamp' }
export const newestFirst: ListOrder = { keys: [taken, id], direction: 'desc' }
const addedLast: ListOrder = { keys: [{ by: sql`${files.addedAt}`, type: 'timestamptz' }, id], direction: 'desc' }
const trashedLast: ListOrder = { keys: [{ by: sql`${files.trashedAt}`, type: 'timestamptz' }, id], direction: 'desc' }
/** As people sort names: letters of any language in their order, whatever their case. */
const byName: ListOrder = { keys: [{ by: sql`${files.name} collate "und-x-icu"`, type: 'text' }, id], direction: 'asc' }

/** Any scope but a search, which has to be understood first. */
export function scopeQuery(actor: Actor, scope: Exclude<Scope, { list: 'search' }>): ScopeQuery {
  const mine = sees(actor)
  const shown = and(mine, eq(files.state, 'present')) ?? mine
  const only = (condition: SQL, order: ListOrder): ScopeQuery => ({ where: and(shown, condition) ?? condition, order })
  switch (scope.list) {
    case 'timeline': return { where: shown, order: newestFirst }
    case 'recent': return { where: shown, order: addedLast }
    case 'favorites': return only(sql`${files.id} in (select ${fileMarks.fileId} from ${fileMarks} where ${fileMarks.userId} = ${actor.userId} and ${fileMarks.favorite} = 1)`, newestFirst)
    case 'trash': return { where: and(mine, eq(files.state, 'trashed')) ?? mine, order: trashedLast }
    case 'folder': return only(folderSql(scope), byName)
    case 'tag': return only(sql`${files.id} in (select ${fileTags.fileId} from ${fileTags} where ${fileTags.tagId} in (${belowTag(scope.tagId, allSpacesOf(actor))}))`, newestFirst)
    case 'person': return only(sql`${files.id} in (${filesOfPeople(sql`${faces.personId} = ${scope.personId} and ${inSpaces(faces.spaceId, allSpacesOf(actor))}`)})`, newestFirst)
  }
}

function folderSql({ sourceId, folder, spaceId }: { sourceId: string | null; folder: string; spaceId?: string }): SQL {
  const parts = [sourceId === null ? isNull(files.sourceId) : eq(files.sourceId, sourceId), eq(files.folder, folder), ...(spaceId ? [eq(files.spaceId, spaceId)] : [])]
  return and(...parts) ?? sql`true`
}

/** Ids of a tag and all below it. */
const belowTag = (tagId: string, spaceIds: string[]): SQL => sql`
  with recursive below as (
    select ${tags.id} from ${tags} where ${tags.id} = ${tagId} and ${inSpaces(tags.spaceId, spaceIds)}
    union all select child.id from ${tags} child join below on child.parent_id = below.id
  ) select id from below`
