import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup.mjs'

const tool = (path) => join(root, 'node_modules', path)

/** Checks without a test runner: each counts as one. */
export const types = { name: 'types', args: [tool('typescript-native/bin/tsc'), '--noEmit', '-p', root] }
export const lint = { name: 'lint', args: [tool('eslint/bin/eslint.js'), '--cache', '--cache-location', join(root, 'node_modules/.cache/eslint/'), '.'] }
export const rooms = { name: 'rooms', args: [tool('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', join(root, '.dependency-cruiser.cjs'), 'server', 'views'] }
export const building = { name: 'build', args: [join(root, 'scripts/build.mjs')] }

/** Projects of vitest.config.ts: each counts its tests. */
export const house = vitest('house', 'what the docs, names and sizes promise')
export const unit = vitest('unit', 'beside their files, without a database')
export const database = vitest('database', 'on a real PostgreSQL')
export const journeys = vitest('journeys', 'the whole program through a real browser')

function vitest(project, what) {
  const folder = join(tmpdir(), `mantel-checks-${process.pid}`)
  const report = join(folder, `${project}.json`)
  return {
    name: project, what,
    args: [tool('vitest/vitest.mjs'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    /** How many tests passed, failed and were left out; undefined when the runner did not come to its end. */
    count() {
      mkdirSync(folder, { recursive: true })
      try {
        const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
        return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
      } catch {
        return undefined
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
