import { describe, expect, it } from 'vitest'
import { options } from '../../server/platform/config/index.ts'
import { documented, read, undocumented } from './repository.ts'

const page = 'docs/configuration.md'
const variables = Object.values(options).map((option) => option.env)

describe('configuration', () => {
  it('has every option in docs/configuration.md, by its variable and by its name in mantel.json', () => {
    expect(undocumented(variables, page)).toEqual([])
    expect(undocumented(Object.keys(options), page)).toEqual([])
  })

  it('has each option\'s own sentence there', () => {
    const text = read(page)
    expect(Object.values(options).filter(({ doc }) => !text.includes(doc.replaceAll('|', '\\|'))).map(({ env }) => env)).toEqual([])
  })

  it('documents no option that is not there', () => {
    expect(documented(page).filter((name) => !variables.includes(name))).toEqual([])
  })
})
