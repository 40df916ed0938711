import { and, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import type { TreeParts } from './tree-parts.ts'

/** Whether the actor sees any file for which a condition holds. */
export async function anyFile({ db, shown }: Pick<TreeParts, 'db' | 'shown'>, actor: Actor, where: SQL): Promise<boolean> {
  return (await db.select({ id: files.id }).from(files).where(and(shown(actor), where)).limit(1)).length > 0
}
