import { and, eq, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { files, imageMetadata, videoMetadata } from '../../library/index.ts'
import { fileMarks, fileTags, searchDocuments, tags } from '../schema.ts'
import { foldText } from './fold-text.ts'
import { textFields, type Condition, type DateRange, type NumberRange, type SearchState, type TextField, type TextValue } from './query.ts'
import { anyOf, textQuery, type WordField } from './ts-query.ts'

type TextCondition = Extract<Condition, { field: TextField }>
type FactCondition = Exclude<Condition, { field: TextField }>

/** Whose eyes a filter looks with. */
export interface FilterPlace { userId: string; spaceIds: string[] }

/** SQL of one filter over the table files. Fields come from this file alone, values are bound. */
export const filterSql = (condition: Condition, place: FilterPlace): SQL => (isText(condition) ? textSql(condition, place) : factSql(condition, place))

const isText = (condition: Condition): condition is TextCondition => (textFields as readonly string[]).includes(condition.field)

function factSql(condition: FactCondition, place: FilterPlace): SQL {
  switch (condition.field) {
    case 'kind': return inArray(files.kind, condition.values)
    case 'is': return any(condition.values.map((state) => stateSql(state, place)))
    case 'color': return inDocument(sql`${searchDocuments.colors} && ${sql.param(condition.values)}::text[]`)
    case 'date': return any(condition.ranges.map(dateSql))
    case 'size':
    case 'width':
    case 'height': {
      const column = files[condition.field]
      return any(condition.ranges.map((range) => within(column, range)))
    }
    case 'iso': return sql`${files.sha256} in (select ${imageMetadata.sha256} from ${imageMetadata} where ${any(condition.ranges.map((range) => within(imageMetadata.iso, range)))})`
  }
}

function textSql(condition: TextCondition, place: FilterPlace): SQL {
  switch (condition.field) {
    case 'camera':
    case 'lens':
    case 'artist':
    case 'album': return fieldWords(condition.field, condition.values)
    case 'folder': return any(condition.values.map(folderSql))
    case 'tag': return tagSql(condition.values, place)
    case 'name': return holds(searchDocuments.names, condition.values)
    case 'text': return holds(searchDocuments.text, condition.values)
    case 'type': return any(condition.values.map(typeSql))
  }
}

const any = (parts: (SQL | undefined)[]): SQL => or(...parts) ?? sql`false`
const all = (parts: (SQL | false)[]): SQL => and(...parts.filter((part) => part !== false)) ?? sql`true`
const within = (column: PgColumn, { from, to }: NumberRange): SQL => all([from !== undefined && gte(column, from), to !== undefined && lte(column, to)])
const dateSql = ({ from, before }: DateRange): SQL => all([from !== undefined && gte(files.takenLocal, from), before !== undefined && lt(files.takenLocal, before)])
const inDocument = (condition: SQL): SQL => sql`${files.id} in (select ${searchDocuments.fileId} from ${searchDocuments} where ${condition})`

/** A LIKE pattern that finds the text anywhere; what LIKE reads as signs is taken as letters. */
export const holding = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

const holds = (column: PgColumn, values: TextValue[]): SQL => inDocument(any(values.map(({ text }) => sql`${column} like ${holding(foldText(text))}`)))

/** Words of one field; a value without quotes may be the beginning of a longer word. */
function fieldWords(field: WordField & TextField, values: TextValue[]): SQL {
  const queries = values.map(({ text, quoted }) => textQuery(text, { field, prefix: !quoted })).filter((query) => query !== undefined)
  return queries.length ? inDocument(sql`${searchDocuments.words} @@ ${anyOf(queries)}::tsquery`) : sql`false`
}

/** '/Holidays/Rome' is that folder and what lies below; 'rome' is any folder with that word. */
function folderSql(value: TextValue): SQL {
  if (!value.text.startsWith('/')) return fieldWords('folder', [value])
  const path = value.text.replace(/^\/+|\/+$/g, '').toLowerCase()
  return path === '' ? eq(files.folder, '') : sql`(lower(${files.folder}) = ${path} or starts_with(lower(${files.folder}), ${`${path}/`}))`
}

/** A tag by its name or path from any level, with all below it; without quotes also by how a name begins. */
function tagSql(values: TextValue[], { spaceIds }: FilterPlace): SQL {
  const paths = any(values.map(({ text, quoted }) => {
    const path = text.replace(/^\/+|\/+$/g, '')
    const ending = quoted ? '/%' : '%'
    const folded = sql`lower(unaccent('/' || ${tags.path} || '/'))`
    const exact = sql`lower('/' || ${tags.path} || '/')`
    const escaped = (form: string): string => `%/${holding(form).slice(1, -1)}${ending}`
    return sql`(${folded} like ${escaped(foldText(path))} or ${exact} like ${escaped(path.toLowerCase())})`
  }))
  return sql`${files.id} in (select ${fileTags.fileId} from ${fileTags} join ${tags} on ${tags.id} = ${fileTags.tagId} where ${inArray(tags.spaceId, spaceIds)} and ${paths})`
}

/** 'image/jpeg', 'jpeg' or 'jpg': the detected type, or how the name ends. */
function typeSql({ text }: TextValue): SQL {
  const type = text.toLowerCase().replace(/^\./, '')
  if (type.includes('/')) return eq(files.mediaType, type)
  return sql`(split_part(${files.mediaType}, '/', 2) in (${type}, ${`x-${type}`}) or right(lower(${files.name}), length(${type}::text) + 1) = ${`.${type}`})`
}

function stateSql(state: SearchState, { userId, spaceIds }: FilterPlace): SQL {
  switch (state) {
    case 'favorite': return sql`${files.id} in (select ${fileMarks.fileId} from ${fileMarks} where ${fileMarks.userId} = ${userId} and ${fileMarks.favorite} = 1)`
    case 'trashed': return eq(files.state, 'trashed')
    case 'missing': return eq(files.state, 'missing')
    case 'duplicate': return sql`${files.sha256} in (select twin.sha256 from ${files} twin where twin.space_id = any(${sql.param(spaceIds)}::uuid[]) and twin.state <> 'trashed' group by twin.sha256 having count(*) > 1)`
    case 'untagged': return sql`not exists (select 1 from ${fileTags} where ${fileTags.fileId} = ${files.id})`
    case 'located': return sql`(${files.sha256} in (select ${imageMetadata.sha256} from ${imageMetadata} where ${imageMetadata.latitude} is not null) or ${files.sha256} in (select ${videoMetadata.sha256} from ${videoMetadata} where ${videoMetadata.latitude} is not null))`
  }
}
