import { PgDialect } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { spacesOf, type Actor } from '../access/index.ts'
import { onlySeen, seenFiles, sees, sightKey } from './sees.ts'

const HOME = '0198a000-0000-7000-8000-000000000001', ATTIC = '0198a000-0000-7000-8000-000000000002', EVE = '0198a000-0000-7000-8000-00000000000e'
const actor = (isLimited: boolean, ...spaces: string[]): Actor => ({ userId: EVE, name: 'Eve', role: 'viewer', spaces: spaces.map((id) => ({ id, name: id, role: 'viewer' })), isLimited })
const asked = (sql: ReturnType<typeof sees>) => { const { sql: text, params } = new PgDialect().sqlToQuery(sql); return { text, params } }

describe('who sees which file', () => {
  it('is asked by the space alone for whoever is not limited: they pay nothing for the limits of others', () => {
    expect(asked(sees(actor(false, HOME)))).toEqual({ text: '"files"."space_id" = $1', params: [HOME] })
    expect(asked(sees(actor(false, HOME, ATTIC)))).toEqual({ text: '"files"."space_id" = any($1::uuid[])', params: [[HOME, ATTIC]] })
    expect(asked(onlySeen(actor(false, HOME))).text).toBe('')
  })

  it('is asked by the space and by seen_by for one who is limited', () => {
    expect(asked(sees(actor(true, HOME)))).toEqual({ text: '("files"."space_id" = $1 and "files"."id" in (select seen.file_id from seen_by($2::uuid) as seen))', params: [HOME, EVE] })
    expect(asked(seenFiles(actor(true, HOME))).params).toEqual([EVE])
  })

  it('is nothing for one who is limited where only spaces are asked for', () => {
    expect(spacesOf(actor(true, HOME, ATTIC))).toEqual([])
    expect(spacesOf(actor(false, HOME, ATTIC))).toEqual([HOME, ATTIC])
  })

  it('is remembered apart for each who is limited, and together for all others of the same spaces', () => {
    expect(sightKey(actor(false, ATTIC, HOME))).toBe(sightKey({ ...actor(false, HOME, ATTIC), userId: HOME }))
    expect(sightKey(actor(true, HOME))).not.toBe(sightKey({ ...actor(true, HOME), userId: HOME }))
    expect(sightKey(actor(true, HOME))).not.toBe(sightKey(actor(false, HOME)))
  })
})
