import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webdavHouse, type WebdavHouse } from '../support/webdav-house.ts'

let house: WebdavHouse
beforeAll(async () => { house = await webdavHouse() })
afterAll(() => house.close())

/** The yardstick of WebDAV servers, a suite at a time. */
const suites = [['basic', 16], ['copymove', 13], ['props', 30], ['locks', 41], ['http', 4]] as const

describe('litmus', () => {
  it.each(suites)('passes all of %s', { timeout: 120_000 }, async (suite, tests) => {
    const said = await litmus(suite)
    expect(said.split('\n').filter((line) => /FAIL|WARNING|SKIPPED/.test(line))).toEqual([])
    expect(said).toContain(`${tests} tests run: ${tests} passed, 0 failed`)
  })
})

function litmus(suite: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-litmus-'))
  return new Promise((resolve) => {
    execFile('litmus', ['-k', `${house.origin}${house.space}/`, 'Ada', house.password], { cwd: folder, env: { ...process.env, TESTS: suite } }, (_, out, errors) => {
      rmSync(folder, { recursive: true, force: true })
      resolve(`${out}${errors}`)
    })
  })
}
