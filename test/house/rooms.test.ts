import { describe, expect, it } from 'vitest'
import { filesUnder, read, undocumented } from './repository.ts'

const folders = (depth: number): string[] => {
  const paths = filesUnder(['server'], /\.tsx?$/).map((path) => path.split('/').slice(0, -1)).filter((parts) => parts.length >= depth)
  return [...new Set(paths.map((parts) => parts.slice(0, depth).join('/')))]
}

describe('rooms', () => {
  it('are each described in docs/architecture.md', () => {
    expect(undocumented(folders(2).map((path) => `${path}/`), 'docs/architecture.md')).toEqual([])
  })

  it('have their inner folders described there too', () => {
    expect(undocumented(folders(3).map((path) => `${path}/`), 'docs/architecture.md')).toEqual([])
  })

  it('are all under the law of the machine', () => {
    const law = read('.dependency-cruiser.cjs')
    expect(folders(2).map((path) => path.replace('server/', '')).filter((room) => room !== 'app' && !law.includes(`'${room}'`))).toEqual([])
  })

  it('have one door that holds nothing but re-exports', () => {
    const doors = filesUnder(['server'], /^server\/[^/]+\/index\.ts$/)
    const statements = doors.flatMap((path) => read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').split(/\n(?=\S)/).map((line) => line.trim()).filter((line) => line && !/^(export (type )?(\{|\*)|[}\w].*from )/.test(line)).map((line) => `${path}: ${line}`))
    expect(statements).toEqual([])
  })
})
