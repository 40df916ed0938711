import { and, eq, sql, type SQL } from 'drizzle-orm'
import { spacesOf, type Actor } from '../../access/index.ts'
import { refusals } from '../../ingest/index.ts'
import { files, inSpaces } from '../../library/index.ts'
import { likenessGroups, likenessMembers } from '../alike-schema.ts'
import { searchDocuments } from '../schema.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { shelfOfTime } from './split-by-time.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

/** Of 100; below it a picture is hardly worth keeping. */
const POOR = 40

const groups: Readonly<Record<string, { title: string; where: SQL }>> = {
  duplicates: {
    title: 'tree.duplicates',
    where: sql`(${files.id} in (select ${likenessMembers.fileId} from ${likenessMembers} join ${likenessGroups} on ${likenessGroups.id} = ${likenessMembers.groupId} where ${likenessGroups.kind} = 'copies' and ${likenessGroups.files} > 1)
      or exists (select 1 from ${files} twin where twin.sha256 = ${files.sha256} and twin.space_id = ${files.spaceId} and twin.state = 'present' and twin.id <> ${files.id}))`,
  },
  poor: { title: 'tree.poor', where: sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${searchDocuments.quality} < ${POOR})` },
}
const anything = sql`(${sql.join(Object.values(groups).map(({ where }) => where), sql` or `)})`

/** What could not be taken in is no file; doors that show files as such tell it by a note that lies here. */
async function anyRefused({ db }: TreeParts, actor: Actor): Promise<boolean> {
  return (await db.select({ id: refusals.id }).from(refusals).where(and(inSpaces(refusals.spaceId, spacesOf(actor)), eq(refusals.dismissed, false))).limit(1)).length > 0
}

/** What wants looking through: the same thing twice, and pictures of little worth; and what could not be taken in. */
export const createSortBranch = (parts: TreeParts): Branch => createShelfBranch(parts, {
  id: 'sort', title: 'tree.sort', topic: 'list',
  // that there is a twin says something of the twin
  isThere: async (actor) => !actor.isLimited && (await anyRefused(parts, actor) || anyFile(parts, actor, anything)),
  async shelf(actor, id) {
    const boxes = async () => {
      const words = await parts.words()
      const found = await Promise.all(Object.entries(groups).map(async ([name, { title, where }]) => ({ name, title, there: await anyFile(parts, actor, where) })))
      return found.filter(({ there }) => there).map(({ name, title }) => ({ id: `sort.${name}`, name: words.say(title), topic: 'list' as const }))
    }
    if (id === 'sort') return { parentId: ROOT, boxes, below: anything }
    const [name = '', moment = '', ...more] = id.slice('sort.'.length).split('.')
    const group = Object.hasOwn(groups, name) ? groups[name] : undefined
    return group && more.length === 0 ? shelfOfTime(parts, actor, { id: `sort.${name}`, parentId: 'sort', where: group.where }, moment) : undefined
  },
})
