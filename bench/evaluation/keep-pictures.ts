import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { eq } from 'drizzle-orm'
import { analyzers, type AnalysisResult } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import { files, type NewVersion } from '../../server/library/index.ts'
import { detectType, readEmbeddedMetadata } from '../../server/media/index.ts'
import type { Database } from '../../server/platform/index.ts'
import { takenOn, testCatalog } from '../../test/support/test-catalog.ts'
import { testActor } from '../../test/support/test-library.ts'
import { picturesWithKin, type KnownKin } from './manifest.ts'
import { runAnalyzer } from './run-analyzer.ts'

/** A picture that the house has taken in, with what is known of it. */
export interface KeptPicture { path: string; known: KnownKin; fileId: string }
/** What came of a folder: its pictures, and which of them the house asks about together. */
export interface KeptFolder { pictures: KeptPicture[]; questions: string[][] }

/** Takes every picture of a folder into an empty library, one after the other, and lets the house look for its likes each time, as its job does. */
export async function keepPictures(db: Database, inference: Inference, folder: string): Promise<KeptFolder> {
  const kit = testCatalog(db)
  try {
    const actor = await testActor(db)
    const pictures: KeptPicture[] = []
    for (const { path, file, known } of picturesWithKin(folder)) {
      const seen = await seePicture(inference, file)
      if (!seen) continue
      const fileId = await kit.addFile(actor.spaces[0]!.id, basename(path), { folder: dirname(path), ...seen.version })
      const [kept] = await db.select({ sha256: files.sha256 }).from(files).where(eq(files.id, fileId))
      kit.results.set(kept!.sha256, [seen.result])
      await kit.catalog.likeness.look(kept!.sha256)
      pictures.push({ path, known, fileId })
    }
    return { pictures, questions: await readQuestions(kit.catalog, actor) }
  } finally {
    rmSync(kit.folder, { recursive: true, force: true })
  }
}

/** Undefined for what cannot be seen: the house takes it in without a picture, and compares nothing. */
async function seePicture(inference: Inference, file: string): Promise<{ result: AnalysisResult; version: Partial<NewVersion> & { text: string } } | undefined> {
  const hash = analyzers.find(({ name }) => name === 'image.hash')!
  try {
    const output = await runAnalyzer(inference, hash, file)
    const type = await detectType(file)
    const { taken, metadata } = type ? await readEmbeddedMetadata(file, basename(file), type) : { taken: null, metadata: undefined }
    const moment: Pick<NewVersion, 'taken'> = taken?.from === 'embedded' ? { taken } : { taken: { ...takenOn('2000-01-01 00:00:00').taken, from: 'modified' } }
    return { result: { analyzer: hash.name, finishedAt: new Date(0), state: 'done', output }, version: { text: createHash('sha256').update(readFileSync(file)).digest('hex'), ...moment, ...(metadata && { metadata }) } }
  } catch {
    return undefined
  }
}

async function readQuestions({ likeness }: ReturnType<typeof testCatalog>['catalog'], actor: Awaited<ReturnType<typeof testActor>>): Promise<string[][]> {
  const questions: string[][] = []
  for (const kind of ['copies', 'burst'] as const) {
    for (let offset = 0, more = true; more;) {
      const { groups, total } = await likeness.list(actor, kind, { offset, limit: 100 })
      questions.push(...groups.map((group) => group.files.map(({ id }) => id)))
      offset += groups.length
      more = groups.length > 0 && offset < total
    }
  }
  return questions
}
