import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { analysisCompleted, analysisResults } from '../../analysis/index.ts'
import { fileChanged, versionAdded } from '../../library/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { findLikeness as findJob } from '../jobs.ts'
import type { LikenessKind } from '../alike-schema.ts'
import { keepBest, leaveGroup } from './answer-group.ts'
import { countGroupsOf } from './count-groups.ts'
import { findLikeness } from './find-likeness.ts'
import { countQuestions, findGroup, listGroups } from './list-groups.ts'
import { LOOK_ANALYZER } from './look.ts'

/** Files that look alike: found by machine as questions, answered by people. */
export function createLikeness(parts: CatalogParts) {
  const { events, queue } = parts
  events.on(analysisCompleted, 'likeness', async (tx, { sha256, analyzer }) => {
    if (analyzer === LOOK_ANALYZER) await queue.send(tx, findJob, { sha256 })
  })
  // the same bytes once more need no analysis: it has been, or they are told by their sha256 alone
  events.on(versionAdded, 'likeness', async (tx, { sha256, kind, isNewContent }) => {
    if (kind !== 'image' || isNewContent) return
    const [known] = await tx.execute(sql`select 1 from ${analysisResults} where ${analysisResults.sha256} = ${sha256} and ${analysisResults.analyzer} = ${LOOK_ANALYZER} and ${analysisResults.state} = 'done'
      union all select 1 from (select 1 from files where sha256 = ${sha256} limit 2) same having count(*) > 1 limit 1`)
    if (known) await queue.send(tx, findJob, { sha256 })
  })
  events.on(fileChanged, 'likeness', async (tx, { fileIds }) => countGroupsOf(tx, fileIds))
  queue.work(findJob, ({ sha256 }) => findLikeness(parts, sha256))
  return {
    list: (actor: Actor, kind: LikenessKind, page: { offset: number; limit: number }) => listGroups(parts, actor, kind, page),
    find: (actor: Actor, groupId: string) => findGroup(parts, actor, groupId),
    count: (actor: Actor) => countQuestions(parts, actor),
    keep: (actor: Actor, groupId: string, keepIds: readonly string[]) => keepBest(parts, actor, groupId, keepIds),
    keepAll: (actor: Actor, groupId: string) => leaveGroup(parts, actor, groupId, 'alike-kept'),
    part: (actor: Actor, groupId: string) => leaveGroup(parts, actor, groupId, 'alike-parted'),
    /** What the job does for a content, here and now. */
    look: (sha256: string) => findLikeness(parts, sha256),
  }
}
