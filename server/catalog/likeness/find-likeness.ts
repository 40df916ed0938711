import { sql } from 'drizzle-orm'
import type { CatalogParts } from '../catalog-parts.ts'
import { findFits } from './find-fits.ts'
import { keepCloseLook, keepLook } from './keep-looks.ts'
import { filesWith } from './kin-files.ts'
import { closeBytesOf, lookOf } from './look.ts'
import { lockLikeness, regroup } from './regroup.ts'

/** Finds what a content is alike to, in every space that has it; what the job does. */
export async function findLikeness({ db, analysis }: Pick<CatalogParts, 'db' | 'analysis'>, sha256: string): Promise<void> {
  const results = (await analysis.findMany([sha256])).get(sha256) ?? []
  const [look, close] = [lookOf(results), closeBytesOf(results)]
  const spaces = await db.execute<{ id: string }>(sql`select distinct space_id as id from files where sha256 = ${sha256} and kind = 'image'`)
  for (const { id: spaceId } of spaces) {
    await db.transaction(async (tx) => {
      if (look) await keepLook(tx, spaceId, sha256, look)
      if (look && close) {
        await keepCloseLook(tx, spaceId, sha256, close)
        await lockLikeness(tx, spaceId) // of two that look at once, the second sees the first
        await findFits(tx, spaceId, sha256, look)
      }
      await regroup(tx, spaceId, await filesWith(tx, spaceId, [sha256]))
    })
  }
}
