import { and, eq, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import { files, seenFiles } from '../../library/index.ts'
import { labelKey } from '../labels/believed-labels.ts'
import { fileMarks, fileTags, searchDocuments, tags } from '../schema.ts'
import { columnsOf, inDocument, onFile, type Asking } from './base.ts'
import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'
import { holding } from './like-pattern.ts'
import { personSql, speakerSql } from './person-filter.ts'
import { textFields, type Condition, type DateRange, type NumberField, type NumberRange, type SearchState, type TextField, type TextValue } from './query.ts'
import { saidSql } from './said-filter.ts'
import { anyOf, quoteLexeme, textQuery } from './ts-query.ts'
import { fieldQuery } from './words-query.ts'

type TextCondition = Extract<Condition, { field: TextField }>
type NumberCondition = Extract<Condition, { field: NumberField }>
type FactCondition = Exclude<Condition, { field: TextField }>

/** Whose eyes a filter looks with. */
export interface FilterPlace { actor: Actor; /** Files that look like one that was named, by what was typed of it. */ likes?: ReadonlyMap<string, readonly string[]> }

/** SQL of one filter. Fields come from this file alone, values are bound. */
export const filterSql = (condition: Condition, place: FilterPlace, asking: Asking): SQL => (isText(condition) ? textSql(condition, place, asking) : factSql(condition, place, asking))

const isText = (condition: Condition): condition is TextCondition => (textFields as readonly string[]).includes(condition.field)

function factSql(condition: FactCondition, place: FilterPlace, asking: Asking): SQL {
  const base = columnsOf[asking.base]
  switch (condition.field) {
    case 'kind': return inArray(base.kind, condition.values)
    case 'is': return any(condition.values.map((state) => stateSql(state, place, { ...asking, nested: asking.nested || condition.values.length > 1 })))
    case 'object':
    case 'scene': return labelSql(condition.labels.map((label) => labelKey(condition.field, label)), asking)
    case 'key': return labelSql(condition.values.map((key) => `key/${key}`), asking)
    case 'color': return inDocument(sql`${searchDocuments.colors} && ${sql.param(condition.values)}::text[]`, asking)
    case 'date': return any(condition.ranges.map((range) => dateSql(base.takenLocal, range)))
    default: return numberSql(condition, asking)
  }
}

function numberSql({ field, ranges }: NumberCondition, asking: Asking): SQL {
  if (field === 'size' || field === 'width' || field === 'height') return onFile(any(ranges.map((range) => within(files[field], range))), asking)
  return inDocument(any(ranges.map((range) => within(searchDocuments[field], range))), asking)
}

function textSql(condition: TextCondition, place: FilterPlace, asking: Asking): SQL {
  switch (condition.field) {
    case 'folder': return any(condition.values.map((value) => folderSql(value, asking)))
    case 'tag': return tagSql(condition.values, place, asking)
    case 'person': return personSql(condition.values, place, asking)
    case 'said': return saidSql(condition.values, asking)
    case 'speaker': return speakerSql(condition.values, place, asking)
    case 'name': return holds(searchDocuments.names, 'A', condition.values, asking)
    case 'text': return holds(searchDocuments.text, 'D', condition.values, asking)
    case 'type': return onFile(any(condition.values.map(typeSql)), asking)
    case 'like': return sql`${columnsOf[asking.base].id} = any(${sql.param(condition.values.flatMap(({ text }) => place.likes?.get(text) ?? []))}::uuid[])`
    default: return sql`false` // with words they are one question with all other words; these values have none
  }
}

const any = (parts: (SQL | undefined)[]): SQL => or(...parts) ?? sql`false`
const all = (parts: (SQL | false)[]): SQL => and(...parts.filter((part) => part !== false)) ?? sql`true`
const within = (column: PgColumn, { from, to }: NumberRange): SQL => all([from !== undefined && gte(column, from), to !== undefined && lte(column, to)])
const dateSql = (column: PgColumn, { from, before }: DateRange): SQL => all([from !== undefined && gte(column, from), before !== undefined && lt(column, before)])

/** Letters that a part of a word needs for the index of three-letter pieces. */
const LEAST_PART = 3

/** Texts that hold a value anywhere; a value of fewer letters stands for the words that begin so. */
function holds(column: PgColumn, weight: 'A' | 'D', values: TextValue[], asking: Asking): SQL {
  return inDocument(any(values.map(({ text }) => {
    const folded = foldText(text)
    const short = [...folded].length < LEAST_PART || runsOf(folded).some(({ unspaced }) => unspaced)
    const query = short ? textQuery(folded, { weight, prefix: true }) : undefined
    return query === undefined ? sql`${column} like ${holding(folded)}` : sql`${searchDocuments.words} @@ ${query}::tsquery`
  })), asking)
}

/** '/Holidays/Rome' is that folder and what lies below; 'rome' is any folder with that word. */
function folderSql(value: TextValue, asking: Asking): SQL {
  if (!value.text.startsWith('/')) {
    const query = fieldQuery('folder', [value])
    return query === undefined ? sql`false` : inDocument(sql`${searchDocuments.words} @@ ${query}::tsquery`, asking)
  }
  const path = value.text.replace(/^\/+|\/+$/g, '').toLowerCase()
  return onFile(path === '' ? eq(files.folder, '') : sql`(lower(${files.folder}) = ${path} or starts_with(lower(${files.folder}), ${`${path}/`}))`, asking)
}

/** A tag by its name or path from any level, with all below it; without quotes also by how a name begins. */
function tagSql(values: TextValue[], { actor }: FilterPlace, { base }: Asking): SQL {
  const paths = any(values.map(({ text, quoted }) => {
    const path = text.replace(/^\/+|\/+$/g, '')
    const ending = quoted ? '/%' : '%'
    const folded = sql`lower(unaccent('/' || ${tags.path} || '/'))`
    const exact = sql`lower('/' || ${tags.path} || '/')`
    const escaped = (form: string): string => `%/${holding(form).slice(1, -1)}${ending}`
    return sql`(${folded} like ${escaped(foldText(path))} or ${exact} like ${escaped(path.toLowerCase())})`
  }))
  return sql`${columnsOf[base].id} in (select ${fileTags.fileId} from ${fileTags} join ${tags} on ${tags.id} = ${fileTags.tagId} where ${inArray(tags.spaceId, allSpacesOf(actor))} and ${paths})`
}

/** Any of these labels; a group stands in documents beside each of its kinds. */
const labelSql = (labels: string[], asking: Asking): SQL => inDocument(sql`${searchDocuments.labels} && ${sql.param(labels)}::text[]`, asking)

/** 'image/jpeg', 'jpeg' or 'jpg': the detected type, or how the name ends. */
function typeSql({ text }: TextValue): SQL {
  const type = text.toLowerCase().replace(/^\./, '')
  if (type.includes('/')) return eq(files.mediaType, type)
  return sql`(split_part(${files.mediaType}, '/', 2) in (${type}, ${`x-${type}`}) or right(lower(${files.name}), length(${type}::text) + 1) = ${`.${type}`})`
}

function stateSql(state: SearchState, { actor }: FilterPlace, asking: Asking): SQL {
  const { id, state: column } = columnsOf[asking.base]
  switch (state) {
    case 'favorite': return sql`${id} in (select ${fileMarks.fileId} from ${fileMarks} where ${fileMarks.userId} = ${actor.userId} and ${fileMarks.favorite} = 1)`
    case 'trashed':
    case 'missing': return eq(column, state)
    case 'duplicate': return onFile(sql`${files.sha256} in (select twin.sha256 from ${files} twin where twin.space_id = any(${sql.param(allSpacesOf(actor))}::uuid[])${actor.isLimited ? sql` and twin.id in (${seenFiles(actor)})` : sql``} and twin.state <> 'trashed' group by twin.sha256 having count(*) > 1)`, asking)
    case 'untagged': return sql`not exists (select 1 from ${fileTags} where ${fileTags.fileId} = ${id})`
    case 'document':
    case 'screenshot':
    case 'receipt':
    case 'indoor':
    case 'outdoor':
    case 'sensitive': return labelSql([`is/${state}`], asking)
    case 'located': return inDocument(sql`${searchDocuments.words} @@ ${anyOf([quoteLexeme('located', 'is')])}::tsquery`, { ...asking, nested: true })
  }
}
