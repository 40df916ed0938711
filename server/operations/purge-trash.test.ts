import { expect, it } from 'vitest'
import { silentLog } from '../platform/index.ts'
import { purgeTrash } from './purge-trash.ts'

const noon = new Date('2026-11-24T12:00:00Z')

function trash(count: number) {
  const asked: Date[] = []
  const portions: number[] = []
  const library = {
    trashedBefore: async (moment: Date) => { asked.push(moment); return Array.from({ length: count }, (_, n) => `file-${n}`) },
    purgeFiles: async (actor: unknown, ids: string[]) => { expect(actor).toBe('schedule'); portions.push(ids.length); return ids.length },
    purgeOtherFiles: async () => 0,
  }
  return { library, asked, portions, clock: { now: () => noon }, log: silentLog() }
}

it('deletes what has lain in the trash longer than the days set, in portions', async () => {
  const house = trash(450)
  expect(await purgeTrash({ ...house, trashDays: 30 })).toBe(450)
  expect(house.asked).toEqual([new Date('2026-10-25T12:00:00Z')])
  expect(house.portions).toEqual([200, 200, 50])
})

it('leaves the trash to people when the days are 0', async () => {
  const house = trash(3)
  expect(await purgeTrash({ ...house, trashDays: 0 })).toBe(0)
  expect(house.asked).toEqual([])
})

it('stops between two portions when it is told to', async () => {
  const house = trash(450)
  expect(await purgeTrash({ ...house, trashDays: 30 }, AbortSignal.abort())).toBe(0)
})
