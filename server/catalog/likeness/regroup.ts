import { sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { likenessGroups, likenessMembers, type LikenessKind } from '../alike-schema.ts'
import { fellowMembers, filesNearInTime, filesWith, kinFiles, MOST_KIN } from './kin-files.ts'
import { nearLooks } from './keep-looks.ts'
import { readFits } from './fits.ts'
import type { KinFile } from './kinship.ts'
import { linkFiles, type Beside } from './link-files.ts'
import { countGroups } from './count-groups.ts'
import { isPlain } from './compare-looks.ts'

/** Held until the transaction ends: two who group files of one space take turns. */
export async function lockLikeness(tx: Transaction, spaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`likeness ${spaceId}`}, 0))`)
}

/**
 * Groups some files of a space anew with all that is near to them: what looks alike, what fits them, what was taken within seconds, and whoever they were grouped with. Bounded: it looks at no others.
 * Questions keep their address where most of their files stay together.
 */
export async function regroup(tx: Transaction, spaceId: string, fileIds: readonly string[]): Promise<void> {
  await lockLikeness(tx, spaceId)
  const asked = await kinFiles(tx, fileIds.slice(0, MOST_KIN))
  const around = new Set(asked.map(({ id }) => id))
  for (const look of new Map(asked.flatMap(({ sha256, look }) => (look && !isPlain(look.plane) ? [[sha256, look] as const] : []))).values()) {
    for (const id of await filesWith(tx, spaceId, await nearLooks(tx, spaceId, look))) around.add(id)
  }
  const contents = [...new Set(asked.map(({ sha256 }) => sha256))]
  const fits = await readFits(tx, spaceId, contents)
  for (const id of await filesWith(tx, spaceId, [...contents, ...contents.flatMap((sha256) => [...fits.of(sha256).keys()])])) around.add(id)
  for (const id of await filesNearInTime(tx, spaceId, [...around].slice(0, MOST_KIN))) around.add(id)
  const members = await fellowMembers(tx, [...around])
  for (const { fileId } of members) around.add(fileId)
  const looked = [...around].slice(0, MOST_KIN)
  const kin = await kinFiles(tx, looked)
  const linked = linkFiles(kin, await settledPairs(tx, looked), await besideOf(tx, spaceId, kin))
  const touched = [...new Set(members.map(({ groupId }) => groupId))]
  await tx.delete(likenessMembers).where(sql`${likenessMembers.fileId} = any(${sql.param(looked)}::uuid[])`)
  const before = Map.groupBy(members, ({ kind }) => kind)
  const written = new Set(touched)
  for (const kind of ['copies', 'burst'] as const) for (const id of await write(tx, spaceId, kind, linked[kind], before.get(kind) ?? [])) written.add(id)
  await tx.delete(likenessGroups).where(sql`${likenessGroups.id} = any(${sql.param(touched)}::uuid[]) and not exists (select 1 from ${likenessMembers} where ${likenessMembers.groupId} = ${likenessGroups.id})`)
  await countGroups(tx, [...written])
}

/** What fits some files from near; also what is not grouped with them now, so that no frame of a burst is forgotten. */
async function besideOf(tx: Transaction, spaceId: string, kin: readonly KinFile[]): Promise<Beside> {
  const own = new Set(kin.map(({ sha256 }) => sha256))
  const fits = await readFits(tx, spaceId, [...own])
  const further = [...own].flatMap((sha256) => [...fits.of(sha256).keys()]).filter((sha256) => !own.has(sha256))
  return { fits, others: await kinFiles(tx, (await filesWith(tx, spaceId, [...new Set(further)])).slice(0, MOST_KIN)) }
}

/** Writes groups down; each takes the address of the one that most of its files were in. */
async function write(tx: Transaction, spaceId: string, kind: LikenessKind, groups: readonly string[][], before: readonly { groupId: string; fileId: string }[]): Promise<string[]> {
  const groupOf = new Map(before.map(({ fileId, groupId }) => [fileId, groupId]))
  const taken = new Set<string>()
  const written: string[] = []
  for (const fileIds of groups.toSorted((a, b) => b.length - a.length)) {
    const former = fileIds.flatMap((id) => groupOf.get(id) ?? []).filter((id) => !taken.has(id))
    const [mostly] = [...Map.groupBy(former, (id) => id).entries()].sort(([, a], [, b]) => b.length - a.length)
    const groupId = mostly?.[0] ?? newId()
    taken.add(groupId)
    await tx.insert(likenessGroups).values({ id: groupId, spaceId, kind }).onConflictDoNothing()
    await tx.insert(likenessMembers).values(fileIds.map((fileId) => ({ fileId, kind, groupId }))).onConflictDoUpdate({ target: [likenessMembers.fileId, likenessMembers.kind], set: { groupId } })
    written.push(groupId)
  }
  return written
}

/** Tells whether a person has said of two files that they stay beside each other. */
async function settledPairs(tx: Transaction, fileIds: readonly string[]): Promise<(a: string, b: string) => boolean> {
  const rows = await tx.execute<{ answer: string; file: string }>(sql`select answer_id as answer, file_id as file from likeness_answers where file_id = any(${sql.param([...fileIds])}::uuid[])`)
  const answers = Map.groupBy(rows, ({ file }) => file)
  const of = (id: string): Set<string> => new Set(answers.get(id)?.map(({ answer }) => answer))
  return (a, b) => answers.has(a) && answers.has(b) && !of(a).isDisjointFrom(of(b))
}
