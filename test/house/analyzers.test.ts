import { describe, expect, it } from 'vitest'
import { documented, found, undocumented } from './repository.ts'

const analyzers = found(/defineAnalyzer(?:<[^(]*>)?\(\s*\{\s*name: '([^']+)'/g)

describe('analyzers', () => {
  it('are each in docs/analyzers.md', () => {
    expect(undocumented(analyzers, 'docs/analyzers.md')).toEqual([])
  })

  it('are all that docs/analyzers.md names', () => {
    expect(documented('docs/analyzers.md').filter((name) => /^(image|audio|video)\./.test(name) && !analyzers.includes(name))).toEqual([])
  })
})
