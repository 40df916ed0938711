import { describe, expect, it } from 'vitest'
import { documented, read, sources, undocumented } from './repository.ts'

const page = 'docs/tables.md'
const schemas = sources().filter(({ path }) => path.endsWith('schema.ts'))
const named = (pattern: RegExp): string[] => schemas.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1]!))
const tables = named(/pgTable\('([^']+)'/g)
const indexes = named(/(?:uniqueIndex|index)\('([^']+)'\)/g)

describe('tables', () => {
  it('are each in docs/tables.md', () => {
    expect(undocumented(tables, page)).toEqual([])
  })

  it('have each index there, with the query it is for', () => {
    expect(undocumented(indexes, page)).toEqual([])
    const rows = read(page).split('\n').filter((line) => /^\| *`[a-z_]+_(idx|key|default)`/.test(line))
    expect(rows.filter((row) => (row.split('|')[2] ?? '').trim().length < 10)).toEqual([])
  })

  it('documents no table and no index that is not there', () => {
    expect(documented(page).filter((name) => ![...tables, ...indexes].includes(name))).toEqual([])
  })

  it('are declared in a schema.ts and nowhere else', () => {
    expect(sources().filter(({ path, text }) => !path.endsWith('schema.ts') && /\bpgTable\(/.test(text)).map(({ path }) => path)).toEqual([])
  })
})
