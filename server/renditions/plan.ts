import { sql } from 'drizzle-orm'
import type { MediaKind } from '../media/index.ts'
import type { Database } from '../platform/database.ts'
import { profiles, profilesFor, type Stage } from './profiles.ts'

/** Contents planned at once; the next hour's look finds the rest. */
const BATCH = 20_000

/** Contents of present files that lack a profile of this stage in its current revision, newest first. */
export async function lackingContents(db: Database, stage: Stage): Promise<string[]> {
  const wanted = (['image', 'audio', 'video'] as MediaKind[]).flatMap((kind) => profilesFor(kind, stage).map(({ name }) => ({ kind, name, revision: profiles[name].revision })))
  if (wanted.length === 0) return []
  const rows = await db.execute<{ sha256: string }>(sql`
    with wanted(kind, profile, revision) as (values ${sql.join(wanted.map(({ kind, name, revision }) => sql`(${kind}::kind, ${name}::text, ${revision}::int)`), sql`, `)})
    select f.sha256 from files f join wanted w on w.kind = f.kind
    left join renditions r on r.sha256 = f.sha256 and r.profile = w.profile and r.revision >= w.revision
    where f.state = 'present' and r.sha256 is null
    group by f.sha256 order by max(f.added_at) desc limit ${BATCH}`)
  return rows.map(({ sha256 }) => sha256)
}
