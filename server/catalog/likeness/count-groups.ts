import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'

/** Counts anew what is there of some groups: members in the library, and the bytes of all but the largest. */
export async function countGroups(tx: Pick<Transaction, 'execute'>, groupIds: readonly string[]): Promise<void> {
  if (groupIds.length === 0) return
  await tx.execute(sql`
    update likeness_groups set files = counted.files, gain = counted.gain
    from (select asked.id, count(files.id)::int as files, coalesce(sum(files.size) - max(files.size), 0)::bigint as gain
      from unnest(${sql.param([...groupIds])}::uuid[]) as asked(id) left join likeness_members on likeness_members.group_id = asked.id left join files on files.id = likeness_members.file_id and files.state = 'present' group by asked.id) counted
    where likeness_groups.id = counted.id and (likeness_groups.files, likeness_groups.gain) is distinct from (counted.files, counted.gain)`)
}

/** The same for the groups of some files, whose state has changed. */
export async function countGroupsOf(tx: Pick<Transaction, 'execute'>, fileIds: readonly string[]): Promise<void> {
  const rows = await tx.execute<{ id: string }>(sql`select distinct group_id as id from likeness_members where file_id = any(${sql.param([...fileIds])}::uuid[]) order by 1`)
  await countGroups(tx, rows.map(({ id }) => id))
}
