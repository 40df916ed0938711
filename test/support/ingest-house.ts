import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIngest } from '../../server/ingest/index.ts'
import { createQueue, createSettings, silentLog, systemClock } from '../../server/platform/index.ts'
import { createRenditions } from '../../server/renditions/index.ts'
import { tasksHere } from './tasks-here.ts'
import { testDatabase } from './test-database.ts'
import { testActor, testLibrary } from './test-library.ts'

/** Everything up to ingest, real, on a database and folders of its own; jobs are run by `settle`. */
export async function ingestHouse({ missingSharePercent = 20 } = {}) {
  const database = await testDatabase()
  const { db, address } = database
  const { library, events, folder } = testLibrary(db)
  const [log, clock] = [silentLog(), { now: () => new Date(Date.now() + 60_000) }] // a minute ahead: what was just written counts as finished
  const settings = createSettings(db)
  const queue = createQueue({ db, address, log, workers: 2, events, settings })
  const limits = { maxFileBytes: 1e9, maxPixels: 1e8, maxFrames: 1000, maxDurationSeconds: 3600, maxTracks: 16 }
  const renditions = createRenditions({ db, dataDir: folder, events, queue, tasks: tasksHere, log, limits, originalPath: library.originalPath })
  const ingest = createIngest({ db, events, queue, library, renditions, tasks: tasksHere, clock, log, dataDir: folder, limits, missingSharePercent, scanEveryMinutes: 0 })
  await queue.start()
  await ingest.prepare()
  await queue.beginWork()
  const actor = await testActor(db)
  const root = mkdtempSync(join(tmpdir(), 'mantel-source-'))
  return {
    db, ingest, library, renditions, queue, actor, root, events, spaceId: actor.spaces[0]?.id ?? '', now: systemClock.now,
    async close() {
      await queue.stop()
      await database.drop()
      for (const made of [folder, root]) rmSync(made, { recursive: true, force: true })
    },
  }
}
