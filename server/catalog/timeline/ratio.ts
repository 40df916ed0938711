import { sql, type SQL } from 'drizzle-orm'
import { files } from '../../library/index.ts'

// One byte a file tells how wide its place is: fiftieths of its height. Very long and very tall pictures are shown cut.
const STEPS = 50, NARROWEST = 10, WIDEST = 255
/** Sound is drawn as a wide card. */
const SOUND = 150

/** The byte of a file, in SQL. */
export const ratioByte: SQL<number> = sql`case
  when ${files.kind} = 'audio' then ${sql.raw(String(SOUND))}
  when coalesce(${files.width}, 0) < 1 or coalesce(${files.height}, 0) < 1 then ${sql.raw(String(STEPS))}
  else greatest(${sql.raw(String(NARROWEST))}, least(${sql.raw(String(WIDEST))}, round(${files.width} * ${sql.raw(`${STEPS}.0::float8`)} / ${files.height})::int)) end`

/** Width through height of what is drawn, as the byte has it. */
export function ratioOf({ kind, width, height }: { kind: string; width: number | null; height: number | null }): number {
  if (kind === 'audio') return SOUND / STEPS
  if (!width || !height) return 1
  return Math.max(NARROWEST, Math.min(WIDEST, Math.round((width * STEPS) / height))) / STEPS
}
