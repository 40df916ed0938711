import { and, eq } from 'drizzle-orm'
import { analysisResults } from '../../server/analysis/index.ts'
import { files } from '../../server/library/index.ts'
import { foundFaces } from './made-faces.ts'
import type { WebHouse } from './web-house.ts'

/** Writes down what an analysis of faces would have found on a file, and makes people of it. */
export async function seedFaces({ db, catalog }: Pick<WebHouse, 'db' | 'catalog'>, fileId: string, found: Parameters<typeof foundFaces>[0]): Promise<void> {
  const [row] = await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
  if (!row) throw new Error(`no file ${fileId}`)
  const result = foundFaces(found)
  if (result.state !== 'done') throw new Error('made faces are always found')
  await db.delete(analysisResults).where(and(eq(analysisResults.sha256, row.sha256), eq(analysisResults.analyzer, result.analyzer)))
  await db.insert(analysisResults).values({ sha256: row.sha256, analyzer: result.analyzer, revision: 1, model: 'made', state: 'done', output: result.output })
  await catalog.people.assign(row.sha256)
}
