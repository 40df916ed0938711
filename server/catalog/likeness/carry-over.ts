import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { imageMetadata, requireFile, type MediaFile } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { descriptionOf, putTaken, putTitle } from '../describe/describe.ts'
import type { Decision } from '../history/decide.ts'
import { fileTags, tags } from '../schema.ts'
import { editTags } from '../tags/edit-tags.ts'
import { nothing } from '../tags/tag-edit.ts'
import { tagNames } from '../tags/tag-path.ts'
import { lockTags, planPath } from '../tags/tag-tree.ts'
import { carryFaces } from './carry-faces.ts'
import { carryMarks } from './carry-marks.ts'

type CarryParts = Pick<CatalogParts, 'db' | 'events' | 'queue' | 'library'>

/** Gives a file what people said of others that go: tags, title, day, marks, names of faces, and the keywords, title and day that only their contents say. Told as decisions, so that it can be taken back. */
export async function carryOver(tx: Transaction, parts: CarryParts, actor: Actor, keptId: string, goneIds: readonly string[]): Promise<Decision[]> {
  const kept = await requireFile(tx, actor, keptId)
  const gone: MediaFile[] = []
  for (const id of goneIds) gone.push(await requireFile(tx, actor, id))
  return [
    ...await carryTags(tx, parts, actor, kept, goneIds),
    ...await carryKeywords(tx, parts, actor, kept, gone),
    ...await carryTitle(tx, parts, kept, gone),
    ...await carryDay(tx, parts, kept, gone),
    ...await carryMarks(tx, parts, kept, goneIds),
    ...await carryFaces(tx, parts, kept, gone),
  ]
}

async function carryTags(tx: Transaction, parts: CarryParts, actor: Actor, kept: MediaFile, goneIds: readonly string[]): Promise<Decision[]> {
  await lockTags(tx, kept.spaceId)
  const rows = await tx.selectDistinct({ id: tags.id, path: tags.path }).from(fileTags).innerJoin(tags, eq(tags.id, fileTags.tagId))
    .where(and(inArray(fileTags.fileId, [...goneIds]), sql`not exists (select 1 from file_tags own where own.file_id = ${kept.id} and own.tag_id = ${tags.id})`)).orderBy(tags.path)
  if (rows.length === 0) return []
  return [await editTags(tx, parts, actor, kept.spaceId, 'tag-added', rows.map(({ path }) => path).join(', '), { before: nothing, after: { tags: [], links: Object.fromEntries(rows.map(({ id }) => [id, [kept.id]])) } })]
}

/** Keywords that other programs wrote into a content go with it: they become tags. What is no name for a tag is passed over. */
async function carryKeywords(tx: Transaction, parts: CarryParts, actor: Actor, kept: MediaFile, gone: readonly MediaFile[]): Promise<Decision[]> {
  const contents = [kept, ...gone].map(({ sha256 }) => sha256)
  const rows = await tx.select({ sha256: imageMetadata.sha256, keywords: imageMetadata.keywords }).from(imageMetadata).where(inArray(imageMetadata.sha256, contents))
  const folded = (word: string): string => word.trim().toLocaleLowerCase()
  const own = new Set(rows.filter(({ sha256 }) => sha256 === kept.sha256).flatMap(({ keywords }) => keywords.map(folded)))
  const wanted = new Map(rows.flatMap(({ keywords }) => keywords).filter((word) => !own.has(folded(word))).map((word) => [folded(word), word]))
  const decisions: Decision[] = []
  for (const word of wanted.values()) {
    const names = namesOf(word)
    if (!names) continue
    const { made, last } = await planPath(tx, kept.spaceId, names)
    const [has] = await tx.select({ id: fileTags.tagId }).from(fileTags).where(and(eq(fileTags.tagId, last.id), eq(fileTags.fileId, kept.id)))
    if (!has) decisions.push(await editTags(tx, parts, actor, kept.spaceId, 'tag-added', last.path, { before: nothing, after: { tags: made, links: { [last.id]: [kept.id] } } }))
  }
  return decisions
}

function namesOf(keyword: string): string[] | null {
  try {
    return tagNames(keyword)
  } catch {
    return null // too long, too deep or empty: no tag, and no reason to keep a copy
  }
}

async function carryTitle(tx: Transaction, parts: CarryParts, kept: MediaFile, gone: readonly MediaFile[]): Promise<Decision[]> {
  if ((await descriptionOf(tx, kept.id)).title !== null) return []
  const [own] = await tx.select({ title: imageMetadata.title }).from(imageMetadata).where(eq(imageMetadata.sha256, kept.sha256))
  for (const { id } of gone) {
    const { title } = await descriptionOf(tx, id)
    if (title !== null) return putTitle(tx, parts, kept, title)
  }
  if (own?.title) return []
  const others = await tx.select({ title: imageMetadata.title }).from(imageMetadata).where(and(inArray(imageMetadata.sha256, gone.map(({ sha256 }) => sha256)), sql`${imageMetadata.title} <> ''`)).orderBy(imageMetadata.sha256).limit(1)
  return others[0]?.title ? putTitle(tx, parts, kept, others[0].title.slice(0, 300)) : []
}

/** A day that a person said goes before one that a content says, and that before a guess. */
async function carryDay(tx: Transaction, parts: CarryParts, kept: MediaFile, gone: readonly MediaFile[]): Promise<Decision[]> {
  if ((await descriptionOf(tx, kept.id)).taken) return []
  for (const { id } of gone) {
    const { taken } = await descriptionOf(tx, id)
    if (taken) return putTaken(tx, parts, kept, taken)
  }
  const sure = gone.find(({ takenFrom }) => takenFrom === 'embedded')
  if (kept.takenFrom === 'embedded' || !sure) return []
  return putTaken(tx, parts, kept, { at: sure.takenAt.toISOString(), local: sure.takenLocal, zone: sure.takenZone })
}
