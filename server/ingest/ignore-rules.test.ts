import { describe, expect, it } from 'vitest'
import { ignoreRules, parseIgnoreFile } from './ignore-rules.ts'

const ignored = (path: string, globs: string[] = []) => ignoreRules(globs)(path, path.split('/').at(-1) ?? '')

describe('what a scan passes over', () => {
  it.each(['.hidden', 'a/@eaDir', 'Thumbs.db', 'film.mp4.part', 'x/#recycle'])('passes over %s', (path) => expect(ignored(path)).toBe(true))
  it.each(['a.jpg', 'Holidays/b.MOV', '..jpg'.slice(1) && 'a/..b/c.jpg'])('takes %s', (path) => expect(ignored(path)).toBe(false))
  it('obeys the owner\'s globs whatever the case', () => {
    expect(ignored('Raw/x.cr2', ['raw/**'])).toBe(true)
    expect(ignored('a/b/x.txt', ['**/*.TXT'])).toBe(true)
    expect(ignored('a/b/x.jpg', ['**/*.txt'])).toBe(false)
  })
  it('reads .mantelignore relative to its folder', () => {
    const globs = parseIgnoreFile('# remark\n\nprivate\n/only-here/*.jpg\n', 'Family')
    expect(ignored('Family/a/private/x.jpg', globs)).toBe(true)
    expect(ignored('Family/only-here/x.jpg', globs)).toBe(true)
    expect(ignored('Family/a/only-here/x.jpg', globs)).toBe(false)
    expect(ignored('Other/private/x.jpg', globs)).toBe(false)
  })
})
