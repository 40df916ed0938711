import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take 8 s and more on two cores, the longest first; a runner that knows no times begins with the largest files and would end with one of these alone. */
const long = [
  'server/analysis/registry.test.ts', 'server/renditions/shared-media.test.ts', 'server/analysis/image/text.test.ts', 'server/platform/task-pool.test.ts',
  'server/analysis/audio/speech.test.ts', 'server/analysis/audio/key.test.ts', 'server/analysis/audio/voice.test.ts', 'server/analysis/audio/loudness.test.ts', 'server/analysis/audio/bad-sounds.test.ts',
  'test/journeys/first-evening.test.ts', 'test/journeys/kill-nine-webdav.test.ts',
  'test/integration/limited-viewer.test.ts', 'test/integration/webdav-davfs.test.ts', 'server/catalog/tree/split.db.test.ts', 'test/integration/webdav-fuzz.test.ts', 'test/integration/web-pages.test.ts', 'server/access/app-passwords.db.test.ts', 'test/integration/web-live.test.ts', 'server/access/login.db.test.ts', 'test/integration/web-similar.test.ts',
  'test/integration/dlna-guard.test.ts', 'test/integration/web-people.test.ts', 'server/access/people.db.test.ts', 'server/catalog/search/fuzz.db.test.ts', 'server/platform/queue.db.test.ts',
]
const rank = ({ moduleId }: TestSpecification): number => {
  const place = long.findIndex((path) => moduleId.endsWith(`/${path}`))
  return place < 0 ? long.length : place
}

/** Begins with the files that take longest, so that both cores are busy to the end. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
