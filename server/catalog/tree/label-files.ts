import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'
import type { LabelKind } from '../labels/label-tree.ts'
import { contentLabels, labelDecisions, labelThresholds } from '../labels-schema.ts'

const isOf = (table: { kind: unknown; label: unknown }, kind: LabelKind, label: SQL): SQL => sql`${table.kind} = ${kind}::label_kind and ${table.label} = ${label}`

/** Files in which a machine is sure of a label, as what stands behind `select … from`: sure enough for their space, and nobody said that it is not there. */
export const sureFrom = (kind: LabelKind, label: SQL): SQL => sql`${contentLabels} join ${files} on ${files.sha256} = ${contentLabels.sha256}
  left join ${labelThresholds} on ${labelThresholds.spaceId} = ${files.spaceId} and ${isOf(labelThresholds, kind, label)}
  where ${isOf(contentLabels, kind, label)} and ${contentLabels.shown} and ${contentLabels.score} >= coalesce(${labelThresholds.least}, 0)
    and not exists (select 1 from ${labelDecisions} where ${labelDecisions.fileId} = ${files.id} and ${isOf(labelDecisions, kind, label)} and ${labelDecisions.verdict} = 'refused')`

/** Files of which a person said that a label is right. */
export const saidFrom = (kind: LabelKind, label: SQL): SQL => sql`${labelDecisions} join ${files} on ${files.id} = ${labelDecisions.fileId} where ${isOf(labelDecisions, kind, label)} and ${labelDecisions.verdict} = 'accepted'`

/** Files that show something, as a condition over the table files. */
export function labelled(kind: LabelKind, labels: readonly string[]): SQL {
  const each = sql`any(${sql.param([...labels])}::text[])`
  return sql`${files.id} in (select ${files.id} from ${sureFrom(kind, each)} union all select ${files.id} from ${saidFrom(kind, each)})`
}
