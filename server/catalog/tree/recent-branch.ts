import { and, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const DAYS = 30, MOST = 500

/** What was added within the last days, the latest first. */
export function createRecentBranch(parts: TreeParts): Branch {
  const since = (): string => new Date(parts.clock.now().getTime() - DAYS * 86_400_000).toISOString().slice(0, 10)
  const within = (actor: Actor) => and(parts.shown(actor), sql`${files.addedAt} >= ${since()}::timestamptz`)
  return createShelfBranch(parts, {
    id: 'recent', title: 'tree.recent', topic: 'list',
    isThere: (actor) => anyFile(parts, actor, sql`${files.addedAt} >= ${since()}::timestamptz`),
    async shelf(actor, id) {
      if (id !== 'recent') return undefined
      const where = sql`${files.id} in (select ${files.id} from ${files} where ${within(actor)} order by ${files.addedAt} desc, ${files.id} desc limit ${MOST})`
      return { parentId: ROOT, below: where, list: { where, sort: '-added' } }
    },
  })
}
