import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { allSpacesOf, spacesOf, type Actor } from '../../access/index.ts'
import { files, inSpaces, seenFiles, sees, sources } from '../../library/index.ts'
import { faces, people } from '../people-schema.ts'
import { fileTags, searchDocuments, searchWords, tags } from '../schema.ts'
import { tagLimits } from '../sight-schema.ts'

// What is no file is seen as far as the files that it is about: of a name that stands on nothing that they see, one who is limited hears nothing.

const within = (column: PgColumn, actor: Actor): SQL => inSpaces(column, allSpacesOf(actor))

/** Tags, as a condition over that table: of one who is limited those on files that they see, those that they are limited to, and all above these. */
export function seesTag(actor: Actor): SQL {
  if (!actor.isLimited) return inSpaces(tags.spaceId, spacesOf(actor))
  return sql`(${within(tags.spaceId, actor)} and ${tags.id} in (
    with recursive up as (
      select first.id, first.parent_id from ${tags} first where first.id in (
        select ${fileTags.tagId} from ${fileTags} where ${fileTags.fileId} in (${seenFiles(actor)}) union select ${tagLimits.tagId} from ${tagLimits} where ${tagLimits.userId} = ${actor.userId}::uuid)
      union select above.id, above.parent_id from ${tags} above join up on above.id = up.parent_id
    ) select up.id from up))`
}

/** Faces on files that can be seen, as a condition over that table. */
export function seesFace(actor: Actor): SQL {
  if (!actor.isLimited) return inSpaces(faces.spaceId, spacesOf(actor))
  return sql`(${within(faces.spaceId, actor)} and (${faces.sha256}, ${faces.spaceId}) in (select ${files.sha256}, ${files.spaceId} from ${files} where ${sees(actor)} and ${files.state} = 'present'))`
}

/** People, as a condition over that table: of one who is limited those whose face is on a file that they see. */
export function seesPerson(actor: Actor): SQL {
  if (!actor.isLimited) return inSpaces(people.spaceId, spacesOf(actor))
  return sql`(${within(people.spaceId, actor)} and ${people.id} in (select ${faces.personId} from ${faces} where ${faces.state} = 'shown' and ${seesFace(actor)}))`
}

/** Folders that are indexed in place, as a condition over the table sources: of one who is limited those that hold a file that they see. */
export function seesSource(actor: Actor): SQL {
  if (!actor.isLimited) return inSpaces(sources.spaceId, spacesOf(actor))
  return sql`(${within(sources.spaceId, actor)} and ${sources.id} in (select ${files.sourceId} from ${files} where ${sees(actor)} and ${files.state} = 'present'))`
}

/** Words of documents, as a condition over the table search_words: of one who is limited those of files that they see. */
export function seesWord(actor: Actor): SQL {
  if (!actor.isLimited) return inSpaces(searchWords.spaceId, spacesOf(actor))
  const documents = sees(actor, { id: searchDocuments.fileId, spaceId: searchDocuments.spaceId })
  return sql`(${within(searchWords.spaceId, actor)} and ${searchWords.word} in (select unnest(tsvector_to_array(${searchDocuments.words})) from ${searchDocuments} where ${documents}))`
}
