import { expect, it } from 'vitest'
import type { Actor } from '../../../access/index.ts'
import { folderHref, folderOfPath, pathOfFolder } from './folder-path.ts'

const [home, attic, disk] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002', '018f0000-0000-7000-8000-000000000003']
const actor: Actor = { userId: 'u', name: 'Ada', role: 'admin', spaces: [{ id: home, name: 'Household', role: 'admin' }, { id: attic, name: 'Attic', role: 'admin' }], isLimited: false }

it.each([
  ['Holidays/Rome', { sourceId: null, spaceId: home, folder: 'Holidays/Rome' }], ['', { sourceId: null, spaceId: home, folder: '' }],
  [`@${disk}`, { sourceId: disk, folder: '' }], [`@${disk}/a/b`, { sourceId: disk, folder: 'a/b' }], [`~${attic}/a`, { sourceId: null, spaceId: attic, folder: 'a' }],
])('reads and writes the folder %j', (path, folder) => {
  expect(folderOfPath(path, actor)).toEqual(folder)
  expect(pathOfFolder(folder, actor)).toBe(path)
})

it('takes a folder that only looks like a source for a folder', () => {
  expect(folderOfPath('@holiday/a', actor)).toEqual({ sourceId: null, spaceId: home, folder: '@holiday/a' })
})

it('writes addresses that come back as they were', () => {
  expect(folderHref('a b/ü?#%')).toBe('/folders/a%20b/%C3%BC%3F%23%25')
  expect(folderHref('')).toBe('/folders')
})
