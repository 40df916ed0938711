import { describe, expect, it } from 'vitest'
import { seeded } from '../../../test/support/made-faces.ts'
import { fileName, markedName, markOf, nameApart, plainName, plainStem, safeName } from './safe-name.ts'

const bytes = (text: string): number => Buffer.byteLength(text)
const pieces = ['a', 'B', 'é', 'e\u0301', 'ß', 'İ', '日本', '🏖️', '👩‍👩‍👧', '\ud800', '/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n', '\u0085', '.', ' ', '..', 'CON', 'aux', 'com1', '~', '0123456789ab', '%', '#', '+', '.jpg', '.PNG', '.mp4', 'x'.repeat(120), 'ü'.repeat(100)]
/** Names made of what goes wrong, the same in every run. */
const madeNames = (count: number): string[] => {
  const next = seeded(11)
  return Array.from({ length: count }, () => Array.from({ length: Math.floor(next() * 6) }, () => pieces[Math.floor(next() * pieces.length)]!).join(''))
}
const isSafe = (name: string): boolean => name !== '' && !/[\u0000-\u001f\u007f-\u009f/\\:*?"<>|]/.test(name) && !/[. ]$/.test(name) && bytes(name) <= 255 && name.isWellFormed() && name.normalize('NFC') === name && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)

describe('safe names', () => {
  it('are taken by every system, whatever they are made of, and stay as they are', () => {
    for (const name of madeNames(5000)) {
      expect(isSafe(safeName(name)), JSON.stringify(name)).toBe(true)
      expect(safeName(safeName(name))).toBe(safeName(name))
    }
    expect(['Rome', 'Été 🏖️', '.hidden', 'a~b', '日本.jpg', ' x'].map(safeName)).toEqual(['Rome', 'Été 🏖️', '.hidden', 'a~b', '日本.jpg', ' x'])
    expect(['a/b', 'what?', 'end.', '..', '', 'CON', 'nul.txt', 'e\u0301'].map(safeName)).toEqual(['a_b', 'what_', 'end_', '__', '_', '_CON', '_nul.txt', 'é'])
  })

  it('tell things apart that stand beside each other, and what came later renames nothing', () => {
    const next = seeded(5)
    const things = madeNames(800).map((name, i) => ({ id: `${String(i).padStart(4, '0')}`, name }))
    const named = nameApart(things)
    expect(new Set(named.map(({ name }) => name.toLowerCase())).size).toBe(things.length)
    expect(named.every(({ name }) => isSafe(name))).toBe(true)
    const shuffled = things.toSorted(() => next() - 0.5)
    expect(nameApart(shuffled).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(named)
    expect(nameApart([{ id: '2', name: 'rome' }, { id: '1', name: 'Rome' }]).map(({ name }) => name)).toEqual([expect.stringMatching(/^rome~[0-9a-f]{8}$/), 'Rome'])
  })

  it('give files an ending of what they are, and leave the right one alone', () => {
    const named = (name: string, type: string): string => plainName(fileName(name, type))
    expect([named('a.JPG', 'image/jpeg'), named('a.png', 'image/jpeg'), named('a', 'image/jpeg'), named('a.', 'image/jpeg'), named('v1.2', 'image/jpeg'), named('x.mov', 'video/mp4')]).toEqual(['a.JPG', 'a.jpg', 'a.jpg', 'a.jpg', 'v1.2.jpg', 'x.mov'])
  })

  it('with a mark are safe, lead back to the file, and are like no plain name', () => {
    const id = '0192f3a4-b5c6-7d8e-9f01-23456789abcd'
    for (const name of madeNames(3000)) {
      const parts = fileName(name, 'image/jpeg')
      const [plain, marked] = [plainName(parts), markedName(parts, id)]
      if (parts.plain) expect(isSafe(plain), JSON.stringify(name)).toBe(true)
      expect(isSafe(marked), JSON.stringify(name)).toBe(true)
      const { fileId, unmarked } = markOf(marked)
      expect(fileId === id || unmarked?.mark === '23456789abcd' && unmarked.name === plain, JSON.stringify(name)).toBe(true)
      // a name that looks like a marked one is never left as it is
      if (markOf(plain).fileId !== undefined || markOf(plain).unmarked) expect(parts.plain).toBe(false)
    }
  })

  it('have the stem that the database tells, where letters are plain', () => {
    expect([plainStem('IMG_1.JPG'), plainStem('a:b?.tar.gz'), plainStem('.jpg'), plainStem('x'), plainStem('é.jpg')]).toEqual(['img_1', 'a_b_.tar', '', 'x', undefined])
  })
})
