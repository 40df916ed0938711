import { describe, expect, it } from 'vitest'
import { documented, found, undocumented } from './repository.ts'

const declared = (what: string): string[] => found(new RegExp(`${what}(?:<[^(]*>)?\\(\\s*\\{\\s*name: '([^']+)'`, 'g'))
const jobs = declared('defineJob')
const events = declared('defineEvent')
const settings = found(/defineSetting(?:<[^(]*>)?\(\s*\{\s*key: '([^']+)'/g)

describe('jobs', () => {
  it('are each in docs/jobs.md', () => {
    expect(undocumented(jobs, 'docs/jobs.md')).toEqual([])
  })

  it('are named after their room and what they do', () => {
    expect(jobs.filter((name) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  })
})

describe('events', () => {
  it('are each in docs/jobs.md', () => {
    expect(undocumented(events, 'docs/jobs.md')).toEqual([])
  })
})

describe('docs/jobs.md', () => {
  it('names nothing that is not there', () => {
    expect(documented('docs/jobs.md').filter((name) => ![...jobs, ...events].includes(name))).toEqual([])
  })
})

describe('settings', () => {
  it('are each in docs/configuration.md', () => {
    expect(undocumented(settings, 'docs/configuration.md')).toEqual([])
  })
})
