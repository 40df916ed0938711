import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { lookFits } from '../alike-schema.ts'
import type { Vectors } from '../vectors/create-vectors.ts'
import { areCopies } from './compare-looks.ts'
import { kinFiles } from './kin-files.ts'
import { fitsIn } from './lies-inside.ts'

/** Nearest pictures by vector that are looked at twice, and how like they must be. */
const SECOND_LOOKS = 4, LEAST_LIKE = 0.75

/** The pair as it is kept. */
const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])

/** Looks at the pictures nearest to a file by vector once more: is one of the two a part of the other? Keeps what was found. */
export async function findFits(tx: Transaction, similar: Pick<Vectors, 'similarTo'>, spaceId: string, fileId: string): Promise<void> {
  // looks as one who sees this space and no other
  const onlooker: Actor = { userId: spaceId, name: '', role: 'viewer', spaces: [{ id: spaceId, name: '', role: 'viewer' }] }
  const { items } = await similar.similarTo(onlooker, fileId, { limit: SECOND_LOOKS })
  const near = new Map(items.filter(({ score }) => score >= LEAST_LIKE).map((item) => [item.id, item]))
  const rows = await tx.execute<{ id: string; width: number; height: number }>(sql`select id, width, height from files where id = ${fileId} and width > 0 and height > 0`)
  const [size] = rows
  const files = await kinFiles(tx, [fileId, ...near.keys()])
  const own = files.find(({ id }) => id === fileId)
  if (!size || !own?.look) return
  for (const { id, sha256, look } of files) {
    const item = near.get(id)
    if (!item?.width || !item.height || !look || sha256 === own.sha256 || areCopies(own.look, look)) continue
    const fits = fitsIn({ plane: own.look.plane, width: size.width, height: size.height }, { plane: look.plane, width: item.width, height: item.height })
    const [first, second] = inOrder(own.sha256, sha256)
    if (fits) await tx.insert(lookFits).values({ sha256: first, otherSha256: second }).onConflictDoNothing()
  }
}

/** Contents that were found to be parts of these, or these of them. */
export async function fittingContents(tx: Pick<Transaction, 'execute'>, sha256s: readonly string[]): Promise<[string, string][]> {
  const wanted = sql.param([...sha256s])
  const rows = await tx.execute<{ a: string; b: string }>(sql`select sha256 as a, other_sha256 as b from look_fits where sha256 = any(${wanted}::text[]) union select sha256, other_sha256 from look_fits where other_sha256 = any(${wanted}::text[])`)
  return rows.map(({ a, b }) => [a, b])
}
