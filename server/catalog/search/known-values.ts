import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { audioMetadata, files, imageMetadata, sees, sightKey, videoMetadata } from '../../library/index.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { faces, people } from '../people-schema.ts'
import { fileTags, searchDocuments, tags } from '../schema.ts'
import { seesFace, seesPerson, seesTag } from '../sight/sees-beside.ts'
import { speakerNames } from '../transcripts-schema.ts'
import { cameraName } from './camera-name.ts'

export interface KnownValue { value: string; count: number }
/** The values that the files have that somebody sees, most frequent first. */
export type KnownValues = Record<'tag' | 'camera' | 'lens' | 'folder' | 'artist' | 'album' | 'person' | 'genre' | 'event' | 'speaker', KnownValue[]>

interface Row extends Record<string, unknown> { field: keyof KnownValues; value: string; more: string | null; n: number }

/** Suggestions may be this old: counting all values at each key stroke would be dear. */
const FRESH_MS = 30_000
const KEPT = 20
const MOST = 2000

/** Gives the values of what an actor sees, remembered for half a minute. */
export function createKnownValues({ db, clock }: Pick<CatalogParts, 'db' | 'clock'>) {
  const kept = new Map<string, { until: number; values: Promise<KnownValues> }>()
  return function knownFor(actor: Actor): Promise<KnownValues> {
    // what a limited person sees may end at any moment, and with it every name
    if (actor.isLimited) return readValues(db, actor)
    const key = sightKey(actor)
    const now = clock.now().getTime()
    const known = kept.get(key)
    if (known && known.until > now) return known.values
    const values = readValues(db, actor)
    kept.delete(key)
    kept.set(key, { until: now + FRESH_MS, values })
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    values.catch(() => kept.delete(key))
    return values
  }
}

async function readValues(db: CatalogParts['db'], actor: Actor): Promise<KnownValues> {
  const rows = await db.execute<Row>(sql`
    with mine as materialized (select ${files.id}, ${files.sha256}, ${files.folder}, ${files.kind} from ${files} where ${sees(actor)} and ${files.state} = 'present')
    select 'camera' as field, coalesce(${imageMetadata.cameraMake}, '') as value, ${imageMetadata.cameraModel} as more, count(*)::int as n from mine join ${imageMetadata} on ${imageMetadata.sha256} = mine.sha256
      where ${imageMetadata.cameraModel} is not null group by 2, 3
    union all select 'camera', coalesce(${videoMetadata.cameraMake}, ''), ${videoMetadata.cameraModel}, count(*)::int from mine join ${videoMetadata} on ${videoMetadata.sha256} = mine.sha256
      where ${videoMetadata.cameraModel} is not null group by 2, 3
    union all select 'lens', ${imageMetadata.lens}, null, count(*)::int from mine join ${imageMetadata} on ${imageMetadata.sha256} = mine.sha256 where ${imageMetadata.lens} is not null group by 2
    union all select 'artist', ${audioMetadata.artist}, null, count(*)::int from mine join ${audioMetadata} on ${audioMetadata.sha256} = mine.sha256 where ${audioMetadata.artist} is not null group by 2
    union all select 'album', ${audioMetadata.album}, null, count(*)::int from mine join ${audioMetadata} on ${audioMetadata.sha256} = mine.sha256 where ${audioMetadata.album} is not null group by 2
    union all select 'folder', folder, null, count(*)::int from mine where folder <> '' group by 2
    union all select 'tag', ${tags.path}, null, count(mine.id)::int from ${tags} left join ${fileTags} on ${fileTags.tagId} = ${tags.id} left join mine on mine.id = ${fileTags.fileId}
      where ${seesTag(actor)} group by 2
    union all select 'person', ${people.name}, null, count(${faces.id})::int from ${people} left join ${faces} on ${faces.personId} = ${people.id} and ${faces.state} = 'shown'${actor.isLimited ? sql` and ${seesFace(actor)}` : sql``}
      where ${seesPerson(actor)} and not ${people.gone} and not ${people.hidden} and ${people.name} is not null group by 2
    union all select split_part(label, '/', 1), substr(label, strpos(label, '/') + 1), null, count(*)::int from mine join ${searchDocuments} on ${searchDocuments.fileId} = mine.id cross join unnest(${searchDocuments.labels}) as label
      where mine.kind <> 'image' and (label like 'genre/%' or label like 'event/%') group by 1, 2
    union all select 'speaker', ${people.name}, null, count(distinct mine.id)::int from mine join ${speakerNames} on ${speakerNames.fileId} = mine.id join ${people} on ${people.id} = ${speakerNames.personId}
      where not ${people.gone} and ${people.name} is not null group by 2
    order by n desc`)
  const values: KnownValues = { tag: [], camera: [], lens: [], folder: [], artist: [], album: [], person: [], genre: [], event: [], speaker: [] }
  const seen = new Set<string>()
  for (const { field, value, more, n } of rows) {
    const shown = field === 'camera' ? cameraName(value, more) : value
    if (shown === '' || values[field].length >= MOST || seen.has(`${field} ${shown}`)) continue
    seen.add(`${field} ${shown}`)
    values[field].push({ value: shown, count: n })
  }
  return values
}
