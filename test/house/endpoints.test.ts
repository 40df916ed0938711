import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { documented, undocumented } from './repository.ts'

const list = join(import.meta.dirname, '../../server/protocols/web/endpoints.ts')
const Endpoints = z.object({ endpoints: z.array(z.object({ method: z.string(), path: z.string(), doc: z.string().min(10) })).min(1) })

describe.runIf(existsSync(list))('endpoints', async () => {
  const { endpoints } = Endpoints.parse(existsSync(list) ? await import(list) : { endpoints: [{ method: '', path: '', doc: 'not there yet' }] })
  const names = endpoints.map(({ method, path }) => `${method} ${path}`)

  it('are each in docs/api.md', () => {
    expect(undocumented(names, 'docs/api.md')).toEqual([])
  })

  it('are listed once', () => {
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('are all that docs/api.md promises', () => {
    expect(documented('docs/api.md').filter((name) => !names.includes(name))).toEqual([])
  })
})
