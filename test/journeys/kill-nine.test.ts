import { expect, it } from 'vitest'
import { killRounds } from '../support/kill-rounds.ts'

it('loses, doubles, halves and forgets nothing when every process is killed with -9 during ingest and uploads', async () => {
  const report = await killRounds({ rounds: 3, seed: 20_261_124 })
  expect(report.problems).toEqual([])
  expect(report.processesKilled).toBeGreaterThanOrEqual(6)
}, 420_000)
