import { and, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { anyFile } from './any-file.ts'
import type { Branch } from './branch.ts'
import { behind, orderOf, placeOf, readPlace } from './entry-order.ts'
import { createShelfBranch } from './shelf-branch.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'

const DAYS = 30, MOST = 500

/** What was added within the last days, the latest first. */
export function createRecentBranch(parts: TreeParts): Branch {
  const { db, remember, shown } = parts
  const since = (): string => new Date(parts.clock.now().getTime() - DAYS * 86_400_000).toISOString().slice(0, 10)
  const lately = (day: string) => sql`${files.addedAt} >= ${day}::timestamptz`
  /** The place of the first file that is too many, so that those before it are a stretch of their order. */
  const end = (actor: Actor, day: string): Promise<readonly string[] | undefined> => remember(actor, `recent ${day}`, async () => {
    const [row] = await db.execute<{ place: string }>(sql`select ${placeOf('-added')} as place from ${files} where ${and(shown(actor), lately(day))} order by ${sql.join(orderOf('-added'), sql`, `)} limit 1 offset ${MOST}`)
    return row && readPlace(row.place)
  })
  return createShelfBranch(parts, {
    id: 'recent', title: 'tree.recent', topic: 'list',
    isThere: (actor) => anyFile(parts, actor, lately(since())),
    async shelf(actor, id) {
      if (id !== 'recent') return undefined
      const day = since()
      const place = await end(actor, day)
      const where = place ? sql`${lately(day)} and ${behind('added', place)}` : lately(day)
      return { parentId: ROOT, below: where, list: { where, sort: '-added' } }
    },
  })
}
