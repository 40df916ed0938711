import { sql } from 'drizzle-orm'
import { colorsOf, qualityOf } from '../../analysis/index.ts'
import type { Queryable } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { isSensitive } from '../sensitive/is-sensitive.ts'
import { cameraName } from '../search/camera-name.ts'

/** A file of a question, with all that speaks for it or against it. */
export interface LikenessFile {
  id: string
  groupId: string
  name: string
  folder: string
  sha256: string
  mediaType: string
  /** Bytes. */
  size: number
  width: number | null
  height: number | null
  /** '2024-05-14T18:03:00'. */
  takenLocal: string
  /** How sure the day is: as files.taken_from. */
  takenFrom: 'embedded' | 'name' | 'modified'
  /** '' where the content does not say. */
  camera: string
  /** The content says where it was taken. */
  located: boolean
  /** It lies in a folder of the owner's, where Mantel deletes nothing. */
  inSource: boolean
  tags: number
  /** Null where no analysis has looked yet. */
  quality: { score: number; /** Message keys, worst first. */ reasons: readonly string[] } | null
  /** False where no analysis has looked. */
  monochrome: boolean
  thumbhash: string | null
  /** Blurred until somebody asks to see it. */
  sensitive: boolean
}

interface Row {
  id: string; group: string; name: string; folder: string; sha256: string; media_type: string; size: string; width: number | null; height: number | null; taken_local: string
  taken_from: LikenessFile['takenFrom']; make: string | null; model: string | null; located: boolean; in_source: boolean; tags: number; thumbhash: Uint8Array | null; sensitive: boolean
}

/** The files of groups that are in the library now, in no order. */
export async function describeFiles({ db, analysis }: { db: Queryable; analysis: CatalogParts['analysis'] }, groupIds: readonly string[]): Promise<LikenessFile[]> {
  if (groupIds.length === 0) return []
  const rows: Row[] = [...await db.execute<Row & Record<string, unknown>>(sql`
    select files.id, likeness_members.group_id as "group", files.name, files.folder, files.sha256, files.media_type, files.size, files.width, files.height, files.taken_local::text as taken_local, files.taken_from, files.thumbhash,
      image_metadata.camera_make as make, image_metadata.camera_model as model, image_metadata.latitude is not null as located, files.source_id is not null as in_source,
      (select count(*)::int from file_tags where file_tags.file_id = files.id) as tags, ${isSensitive} as sensitive
    from likeness_members join files on files.id = likeness_members.file_id left join image_metadata on image_metadata.sha256 = files.sha256
    where likeness_members.group_id = any(${sql.param([...groupIds])}::uuid[]) and files.state = 'present'`)]
  const results = await analysis.findMany([...new Set(rows.map(({ sha256 }) => sha256))])
  return rows.map(({ group, media_type: mediaType, size, taken_local: takenLocal, taken_from: takenFrom, make, model, in_source: inSource, thumbhash, ...row }) => {
    const found = results.get(row.sha256) ?? []
    const quality = qualityOf(found)
    return {
      ...row, groupId: group, mediaType, size: Number(size), takenLocal: takenLocal.replace(' ', 'T'), takenFrom, camera: cameraName(make, model), inSource,
      quality: quality ? { score: quality.score, reasons: quality.reasons } : null, monochrome: colorsOf(found)?.monochrome ?? false, thumbhash: thumbhash && Buffer.from(thumbhash).toString('base64'),
    }
  })
}
