import { eq } from 'drizzle-orm'
import type { PictureFaces } from '../../server/analysis/index.ts'
import { faces } from '../../server/catalog/index.ts'
import { files } from '../../server/library/index.ts'
import type { Database } from '../../server/platform/index.ts'
import { testCatalog } from '../../test/support/test-catalog.ts'
import { testActor } from '../../test/support/test-library.ts'

/** A picture with what the analyzer said of it. */
export interface SeenPicture { path: string; output: PictureFaces }

/**
 * Makes people of faces as the product does: picture by picture in the order given, then the repair until nothing is left to it.
 * Gives for each picture the groups of its faces, by their place in the output; a face of nobody is a group of its own.
 */
export async function groupFaces(db: Database, pictures: readonly SeenPicture[]): Promise<Map<string, string[]>> {
  const kit = testCatalog(db)
  const space = (await testActor(db)).spaces[0]!.id
  const paths = new Map<string, string>()
  for (const { path, output } of pictures) {
    const [file] = await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, await kit.addFile(space, path)))
    const { sha256 } = file!
    paths.set(sha256, path)
    kit.results.set(sha256, [{ analyzer: 'image.faces', finishedAt: new Date(0), state: 'done', output }])
    await kit.catalog.people.assign(sha256)
  }
  do {
    kit.queued.length = 0
    await kit.catalog.people.repair(space)
  } while (kit.queued.some(({ job }) => job === 'catalog.repair-people'))
  const groups = new Map<string, string[]>(pictures.map(({ path }) => [path, []]))
  for (const { sha256, index, personId, id } of await db.select().from(faces).where(eq(faces.spaceId, space))) groups.get(paths.get(sha256)!)![index!] = personId ?? id
  return groups
}
