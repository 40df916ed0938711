import { expect, it, vi } from 'vitest'
import { keepLatest } from './keep-latest.ts'

it('finds an answer once while it is among the latest', async () => {
  const find = vi.fn(async (key: string) => key.toUpperCase())
  const ask = keepLatest(2, find)
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['A', 'A', 'B'])
  expect(find).toHaveBeenCalledTimes(2)
  await ask('a')
  await ask('c') // b was asked for longest ago
  await ask('a')
  expect(find).toHaveBeenCalledTimes(3)
  await ask('b')
  expect(find).toHaveBeenCalledTimes(4)
})

it('asks anew for what failed', async () => {
  const ask = keepLatest(2, vi.fn(async (key: string) => key).mockRejectedValueOnce(new Error('busy')))
  await expect(ask('a')).rejects.toThrow('busy')
  expect(await ask('a')).toBe('a')
})
