import { describe, expect, it } from 'vitest'
import { filesUnder, read } from './repository.ts'

describe('security rules', () => {
  const inForce = [...read('docs/security.md').matchAll(/^\| *(\d+) *\|/gm)].map((match) => Number(match[1]))
  const tests = filesUnder(['server', 'views', 'test'], /\.test\.tsx?$/).map(read).join('\n')

  it('are listed in docs/security.md', () => {
    expect(inForce.length).toBeGreaterThan(0)
  })

  it('each have a test that names them', () => {
    const named = new Set([...tests.matchAll(/security rules? ((?:\d+(?:, | and )?)+)/g)].flatMap((match) => match[1]!.match(/\d+/g)!.map(Number)))
    expect(inForce.filter((rule) => !named.has(rule)).map((rule) => `rule ${rule}: no test says 'security rule ${rule}'`)).toEqual([])
  })
})
