import { eq } from 'drizzle-orm'
import { createCatalog, createLabelVocabulary, type CatalogParts } from '../../server/catalog/index.ts'
import type { AnalysisResult } from '../../server/analysis/index.ts'
import { files, type NewVersion } from '../../server/library/index.ts'
import { createSettings, silentLog, type Database, type Job } from '../../server/platform/index.ts'
import { labelWords } from '../../views/labels.ts'
import { soundWords } from '../../views/sounds.ts'
import { treeWords } from '../../views/tree-words.ts'
import { newVersion, testLibrary } from './test-library.ts'

/** A catalogue over a real database, with a queue that only remembers and analyses that a test gives by content. */
export function testCatalog(db: Database, { vectorIndex, embeddings, isOn }: Pick<CatalogParts, 'vectorIndex'> & Pick<CatalogParts['analysis'], 'embeddings' | 'isOn'> = {}) {
  const kit = testLibrary(db)
  const queued: { job: string; input: unknown }[] = []
  const results = new Map<string, AnalysisResult[]>()
  const world = { now: new Date('2024-06-15T12:00:00Z') }
  const sendMany = async <Input>(_tx: unknown, job: Job<Input>, inputs: Input[]): Promise<void> => { queued.push(...inputs.map((input) => ({ job: job.name, input }))) }
  const catalog = createCatalog({
    db, events: kit.events, library: kit.library, log: silentLog(), clock: { now: () => world.now }, labelWords: createLabelVocabulary(labelWords, soundWords), treeWords, settings: createSettings(db),
    queue: { sendMany, send: (tx, job, input) => sendMany(tx, job, [input]), work: () => undefined, workTogether: () => undefined },
    analysis: { findMany: async (sha256s) => new Map(sha256s.map((sha256) => [sha256, results.get(sha256) ?? []])), ...(embeddings && { embeddings }), ...(isOn && { isOn }) },
    ...(vectorIndex && { vectorIndex }),
  })
  /** Does the indexing that waits in the queue. */
  const index = async (): Promise<void> => {
    const waiting = queued.splice(0).filter(({ job }) => job === 'catalog.index-files')
    await catalog.search.indexFiles([...new Set(waiting.flatMap(({ input }) => (input as { fileIds: string[] }).fileIds))])
  }
  /** Adds a file whose bytes are its name (or `text`), and what its picture reads and shows. */
  const addFile = async (spaceId: string, name: string, { reads, colors, text, size, ...more }: Partial<NewVersion> & { reads?: string; colors?: string[]; text?: string } = {}): Promise<string> => {
    const version = newVersion(kit.folder, spaceId, text ?? `${more.folder ?? ''}/${name}`, { name, metadata: { revision: 1, raw: {}, image: {} }, ...more })
    const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output })
    results.set(version.sha256, [
      ...(reads === undefined ? [] : [done('image.text', { text: reads, lines: [], turned: 0 })]),
      ...(colors === undefined ? [] : [done('image.colors', { palette: [{ hex: '#000000', name: 'black', share: 1 }], names: colors.map((color) => ({ name: color, share: 0.5 })), dominant: { hex: '#000000', name: 'black', share: 1 }, monochrome: false })]),
    ])
    const { fileId } = await db.transaction((tx) => kit.library.addVersion(tx, version))
    if (size !== undefined) await db.update(files).set({ size }).where(eq(files.id, fileId))
    return fileId
  }
  return { ...kit, catalog, queued, world, index, addFile, results }
}

/** 'When it was taken' of a new version, by its wall clock. */
export const takenOn = (local: string): { taken: NewVersion['taken'] } => ({ taken: { at: `${local.replace(' ', 'T')}Z`, local, zone: null, from: 'embedded' } })
