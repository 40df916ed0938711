import { inArray, or, sql, type SQL } from 'drizzle-orm'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { filesOfPeople } from '../people/files-of-people.ts'
import { faces, people } from '../people-schema.ts'
import { seesPerson } from '../sight/sees-beside.ts'
import { speakerNames } from '../transcripts-schema.ts'
import { columnsOf, type Asking } from './base.ts'
import { foldText } from './fold-text.ts'
import { holding } from './like-pattern.ts'
import type { TextValue } from './query.ts'
import { mayAskWith } from './with-people.ts'

/** Files that show someone of that name, of the spaces that are looked into; without quotes also by how one of the name's words begins. */
export function personSql(values: readonly TextValue[], { actor }: { actor: Actor }, { base }: Asking): SQL {
  return sql`${columnsOf[base].id} in (${filesOfPeople(sql`${faces.personId} in (${peopleCalled(values, actor)})`)})`
}

/** Files in which someone of that name speaks, as a person said; named like personSql. Who was merged into another speaks as that other one. */
export function speakerSql(values: readonly TextValue[], { actor }: { actor: Actor }, { base }: Asking): SQL {
  const them = sql`with recursive them as (${peopleCalled(values, actor)} union select merged.id from ${people} merged join them on merged.merged_into = them.id where merged.gone) select id from them`
  return sql`${columnsOf[base].id} in (select ${speakerNames.fileId} from ${speakerNames} where ${speakerNames.personId} in (${them}))`
}

function peopleCalled(values: readonly TextValue[], actor: Actor): SQL {
  const called = or(...values.map(({ text, quoted }) => {
    const matches = (column: SQL, form: string): SQL => (quoted ? sql`${column} = ${form}` : sql`' ' || ${column} like ${`% ${holding(form).slice(1)}`}`)
    return sql`(${matches(sql`lower(unaccent(${people.name}))`, foldText(text))} or ${matches(sql`lower(${people.name})`, text.toLowerCase())})`
  })) ?? sql`false`
  return sql`select ${people.id} from ${people} where ${inArray(people.spaceId, allSpacesOf(actor))} and not ${people.gone} and ${people.name} is not null and ${called}`
}

/** Names that 'with Ann and Ben' may mean, of those who are hidden too; read only where a text may ask so. */
export async function peopleAskedFor(db: Queryable, actor: Actor, text: string): Promise<string[]> {
  if (!mayAskWith(text)) return []
  const rows = await db.selectDistinct({ name: people.name }).from(people).where(sql`${seesPerson(actor)} and not ${people.gone} and ${people.name} is not null`)
  return rows.flatMap(({ name }) => name ?? [])
}
