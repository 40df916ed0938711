import { sql, type SQL } from 'drizzle-orm'
import { allSpacesOf, type Actor } from '../../access/index.ts'
import { files, imageMetadata, inSpaces, videoMetadata } from '../../library/index.ts'
import type { LabelKind } from '../labels/label-tree.ts'
import { faces, people } from '../people-schema.ts'
import { fileTags, searchDocuments, tags } from '../schema.ts'
import { orderBy } from '../timeline/item.ts'
import { newestFirst } from '../timeline/scope.ts'
import { cameraName } from './camera-name.ts'
import { MOST_COUNTED, overFiles, understand, type SearchParts, type SearchQuery } from './search-scope.ts'

/** A way to narrow a search down. */
export interface FacetValue {
  /** As it is shown. */
  value: string
  count: number
  /** The filter to add to the text: 'camera:"Canon EOS R5"'. */
  filter: string
}
export interface Facets { kinds: FacetValue[]; years: FacetValue[]; cameras: FacetValue[]; tags: FacetValue[]; colors: FacetValue[]; folders: FacetValue[]; objects: FacetValue[]; scenes: FacetValue[]; people: FacetValue[]; genres: FacetValue[]; events: FacetValue[]; keys: FacetValue[] }

interface Row extends Record<string, unknown> { facet: 'kind' | 'year' | 'camera' | 'tag' | 'folder' | 'seen' | 'person'; value: string; more: string | null; n: number }

const MOST = 12

/** Counts what was found by kind, year, camera, tag, colour, folder, what is seen and heard, and who, through the same filter as the items; of more than MOST_COUNTED the newest. */
export async function facetsOf(parts: SearchParts, actor: Actor, query: string): Promise<Facets> {
  const understood = await understand(parts, actor, query)
  const rows = understood.total === 0 ? [] : await parts.db.execute<Row>(countSql(foundSql(understood, actor), allSpacesOf(actor)))
  const of = (facet: Row['facet']) => rows.filter((row) => row.facet === facet)
  // labels are 'object/dog', colours bare names
  const seen = (kind: LabelKind | 'genre' | 'event' | 'key'): FacetValue[] => top(of('seen').filter(({ value }) => value.startsWith(`${kind}/`)).map(({ value, n }) => ({ value: value.slice(kind.length + 1), count: n, filter: `${kind}:${quoteOdd(value.slice(kind.length + 1))}` })))
  return {
    kinds: top(of('kind').map(({ value, n }) => ({ value, count: n, filter: `kind:${value}` }))),
    years: of('year').map(({ value, n }) => ({ value, count: n, filter: `date:${value}` })).sort((a, b) => b.value.localeCompare(a.value)),
    cameras: top(merge(of('camera').map(({ value, more, n }) => ({ value: cameraName(value, more), count: n, filter: `camera:${quote(cameraName(value, more))}` })))),
    tags: top(of('tag').map(({ value, n }) => ({ value, count: n, filter: `tag:${quote(value)}` }))),
    colors: top(of('seen').filter(({ value }) => !value.includes('/')).map(({ value, n }) => ({ value, count: n, filter: `color:${value}` }))),
    folders: top(rollUp(of('folder'))),
    objects: seen('object'), scenes: seen('scene'), genres: seen('genre'), events: seen('event'), keys: seen('key'),
    people: top(of('person').map(({ value, n }) => ({ value, count: n, filter: `person:${quote(value)}` }))),
  }
}

const quote = (value: string): string => `"${value.replace(/["“”„«»]/g, ' ').trim()}"`
const quoteOdd = (value: string): string => (/^[\p{L}\p{N}_#-]+$/u.test(value) ? value : quote(value))
const top = (values: FacetValue[]): FacetValue[] => values.filter(({ value }) => value !== '').sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)).slice(0, MOST)

function merge(values: FacetValue[]): FacetValue[] {
  const byValue = new Map<string, FacetValue>()
  for (const value of values) byValue.set(value.value, { ...value, count: value.count + (byValue.get(value.value)?.count ?? 0) })
  return [...byValue.values()]
}

/** What was found, with all that is counted of a file: documents are wide and read once. */
function foundSql(understood: SearchQuery, actor: Actor): SQL {
  const { base, isMore, where } = understood
  const columns = sql`${files.id}, ${files.kind}, ${files.sha256}, ${files.spaceId}, ${files.folder}, extract(year from ${files.takenLocal})::int as year, ${searchDocuments.colors} || ${searchDocuments.labels} as seen`
  if (base === 'documents' && !isMore) return sql`select ${columns} from ${searchDocuments} join ${files} on ${files.id} = ${searchDocuments.fileId} where ${where}`
  const newest = isMore ? sql`order by ${sql.join(orderBy(newestFirst), sql`, `)} limit ${MOST_COUNTED}` : sql``
  return sql`select ${columns} from (select * from ${files} where ${overFiles(understood, actor)} ${newest}) as files left join ${searchDocuments} on ${searchDocuments.fileId} = ${files.id}`
}

const countSql = (found: SQL, spaceIds: string[]): SQL => sql`
  with recursive found as materialized (${found}), above as (
    select ${tags.id} as tag_id, ${tags.id} as above_id, ${tags.parentId} as parent_id from ${tags} where ${inSpaces(tags.spaceId, spaceIds)}
    union all select above.tag_id, parent.id, parent.parent_id from above join ${tags} parent on parent.id = above.parent_id
  )
  select 'kind' as facet, kind::text as value, null as more, count(*)::int as n from found group by kind
  union all select 'year', year::text, null, count(*)::int from found group by year
  union all select 'folder', folder, null, count(*)::int from found group by folder
  union all select 'camera', coalesce(${imageMetadata.cameraMake}, ''), ${imageMetadata.cameraModel}, count(*)::int from found join ${imageMetadata} on ${imageMetadata.sha256} = found.sha256
    where ${imageMetadata.cameraModel} is not null group by 2, 3
  union all select 'camera', coalesce(${videoMetadata.cameraMake}, ''), ${videoMetadata.cameraModel}, count(*)::int from found join ${videoMetadata} on ${videoMetadata.sha256} = found.sha256
    where ${videoMetadata.cameraModel} is not null group by 2, 3
  union all select 'tag', named.path, null, count(distinct found.id)::int from found join ${fileTags} on ${fileTags.fileId} = found.id
    join above on above.tag_id = ${fileTags.tagId} join ${tags} named on named.id = above.above_id group by named.path
  union all select 'seen', name, null, count(*)::int from found, unnest(seen) as name group by name
  union all select 'person', ${people.name}, null, count(distinct found.id)::int from found join ${faces} on ${faces.sha256} = found.sha256 and ${faces.spaceId} = found.space_id and ${faces.state} = 'shown'
    join ${people} on ${people.id} = ${faces.personId} where ${people.name} is not null and not ${people.gone} and not ${people.hidden} group by ${people.name}`

/** Counts by the first level of folders at which what was found parts ways. */
function rollUp(rows: Row[]): FacetValue[] {
  const deepest = Math.max(0, ...rows.map(({ value }) => value.split('/').length))
  for (let level = 1; level <= deepest; level++) {
    const counts = new Map<string, number>()
    for (const { value, n } of rows) {
      const name = value.split('/').slice(0, level).join('/')
      counts.set(name, (counts.get(name) ?? 0) + n)
    }
    if (counts.size > 1 || level === deepest) return [...counts].map(([value, count]) => ({ value, count, filter: `folder:${quote(`/${value}`)}` }))
  }
  return []
}
