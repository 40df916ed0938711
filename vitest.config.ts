import { defineConfig } from 'vitest/config'
import { LongFilesFirst } from './test/support/long-files-first.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongFilesFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['server/**/*.test.ts', 'server/**/*.test.tsx', 'views/**/*.test.tsx', 'public/**/*.test.ts', 'bench/**/*.test.ts'], exclude: ['**/*.db.test.ts'] } },
      { extends: true, test: { name: 'database', include: ['server/**/*.db.test.ts', 'test/contracts/**/*.test.ts', 'test/integration/**/*.test.ts'], globalSetup: ['test/support/postgres-for-tests.ts'] } },
      { extends: true, test: { name: 'house', include: ['test/house/**/*.test.ts'] } },
      { extends: true, test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
})
