import { describe, expect, it } from 'vitest'
import { compareEntries, type KnownEntry, type SeenEntry } from './compare-entries.ts'

const known = (path: string, more: Partial<KnownEntry> = {}): KnownEntry => ({ id: `id of ${path}`, path, size: 10, mtimeMs: 1000.5, inode: 7, state: 'known', fileId: 'f', ...more })
const seen = (path: string, more: Partial<SeenEntry> = {}): SeenEntry => ({ path, size: 10, mtimeMs: 1000.5, inode: 7, ...more })
const compare = (before: KnownEntry[], now: SeenEntry[]) => {
  const comparison = compareEntries(before)
  now.forEach(comparison.see)
  return comparison.result()
}

describe('comparing a walk with what is known', () => {
  it('finds nothing to do where size, time and inode are the same', () => {
    expect(compare([known('a')], [seen('a')])).toMatchObject({ fresh: [], changed: [], moved: [], back: [], missing: [], expected: 1 })
  })
  it.each([{ size: 11 }, { mtimeMs: 1001 }, { inode: 8 }])('reads again what differs in %j', (difference) => {
    expect(compare([known('a')], [seen('a', difference)]).changed).toHaveLength(1)
  })
  it('recognises a renamed file by inode, size and time, so that it is neither fresh nor missing', () => {
    const { moved, fresh, missing } = compare([known('old/a')], [seen('new/b')])
    expect(moved).toMatchObject([{ known: { path: 'old/a' }, seen: { path: 'new/b' } }])
    expect([...fresh, ...missing]).toEqual([])
  })
  it('does not take a hard link for a move while the first name is still there', () => {
    expect(compare([known('a')], [seen('a'), seen('b')])).toMatchObject({ fresh: [{ path: 'b' }], moved: [] })
  })
  it('does not call missing what lies in a folder that would not open', () => {
    const comparison = compareEntries([known('shut/a'), known('shut2/b')])
    expect(comparison.result(['shut']).missing).toMatchObject([{ path: 'shut2/b' }])
  })
  it('tells what is missing once, and what came back', () => {
    expect(compare([known('a'), known('b', { state: 'gone' })], []).missing).toMatchObject([{ path: 'a' }])
    expect(compare([known('b', { state: 'gone' })], [seen('b')]).back).toHaveLength(1)
  })
})
