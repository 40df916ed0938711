import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files, requireFile, sees } from '../../library/index.ts'
import type { Database } from '../../platform/database.ts'
import { fileTags, tags } from '../schema.ts'
import { foldText } from '../search/fold-text.ts'
import { seesTag } from '../sight/sees-beside.ts'

export interface ListedTag { id: string; spaceId: string; parentId: string | null; name: string; path: string; /** Files to be seen that have it or a tag below it. */ count: number }
export interface TagNode extends ListedTag { children: TagNode[] }

/** All tags that the actor sees with their counts, by path. */
export async function listTags(db: Database, actor: Actor): Promise<ListedTag[]> {
  const rows = await db.execute<{ id: string; space_id: string; parent_id: string | null; name: string; path: string; n: number }>(sql`
    with recursive above as (
      select ${tags.id} as tag_id, ${tags.id} as above_id, ${tags.parentId} as parent_id from ${tags} where ${seesTag(actor)}
      union all select above.tag_id, parent.id, parent.parent_id from above join ${tags} parent on parent.id = above.parent_id
    ), counted as (
      -- a file with two tags below one counts once there
      select id, count(*)::int as n from (
        select distinct above.above_id as id, ${fileTags.fileId} as file_id from above join ${fileTags} on ${fileTags.tagId} = above.tag_id
        where ${fileTags.fileId} in (select ${files.id} from ${files} where ${sees(actor)} and ${files.state} = 'present')
      ) each_once group by id
    )
    select ${tags.id}, ${tags.spaceId}, ${tags.parentId}, ${tags.name}, ${tags.path}, coalesce(counted.n, 0) as n from ${tags} left join counted on counted.id = ${tags.id}
    where ${seesTag(actor)} order by ${tags.path} collate "und-x-icu"`)
  return rows.map(({ id, space_id: spaceId, parent_id: parentId, name, path, n }) => ({ id, spaceId, parentId, name, path, count: n }))
}

/** The same as trees, one for each tag at the top. */
export async function tagTree(db: Database, actor: Actor): Promise<TagNode[]> {
  const nodes = new Map((await listTags(db, actor)).map((tag): [string, TagNode] => [tag.id, { ...tag, children: [] }]))
  const top: TagNode[] = []
  for (const node of nodes.values()) (nodes.get(node.parentId ?? '')?.children ?? top).push(node)
  return top
}

/** Tags that what was typed may become: those whose name begins so first, then those that hold it. */
export async function suggestTags(db: Database, actor: Actor, typed: string, limit = 8): Promise<ListedTag[]> {
  const wanted = foldText(typed.trim())
  const fit = ({ name, path }: ListedTag): number => {
    const [foldedName, foldedPath] = [foldText(name), foldText(path)]
    return foldedName.startsWith(wanted) || foldedPath.startsWith(wanted) ? 2 : foldedPath.includes(wanted) ? 1 : 0
  }
  const fitting = (await listTags(db, actor)).map((tag) => ({ tag, fits: fit(tag) })).filter(({ fits }) => fits > 0)
  return fitting.sort((a, b) => b.fits - a.fits || b.tag.count - a.tag.count).slice(0, limit).map(({ tag }) => tag)
}

/**
 * The tags that a file has, by path.
 * @throws AppError 'not-found' library.no-such-file
 */
export async function tagsOfFile(db: Database, actor: Actor, fileId: string): Promise<{ id: string; path: string }[]> {
  await requireFile(db, actor, fileId)
  return db.select({ id: tags.id, path: tags.path }).from(fileTags).innerJoin(tags, eq(tags.id, fileTags.tagId)).where(and(eq(fileTags.fileId, fileId))).orderBy(tags.path)
}
