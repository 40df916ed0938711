import { expect, it } from 'vitest'
import type { Actor } from '../../../access/index.ts'
import { rememberCounts } from './rail-counts.ts'

const actor: Actor = { userId: 'ada', name: 'Ada', role: 'admin', spaces: [], isLimited: false }

it('counts once for many pages, serves what it has while it counts anew, and never what is a minute old', async () => {
  let [now, counted] = [0, 0]
  const counts = rememberCounts(async () => ({ refusals: 0, trash: 0, questions: 0, alike: 0, waiting: ++counted }), { now: () => new Date(now) })
  const waiting = async () => (await counts(actor)).waiting
  expect([await waiting(), await waiting()]).toEqual([1, 1])
  now = 3000
  expect(await waiting()).toBe(1)
  expect(await waiting()).toBe(2)
  now = 90_000
  expect(await waiting()).toBe(3)
})

it('counts together what is asked for at the same moment, and anew after a failure', async () => {
  let counted = 0
  const counts = rememberCounts(async () => {
    counted++
    if (counted === 1) throw new Error('the database is away')
    return { refusals: 0, trash: 0, questions: 0, alike: 0, waiting: counted }
  }, { now: () => new Date(0) })
  await expect(Promise.all([counts(actor), counts(actor)])).rejects.toThrow('away')
  expect(await counts(actor)).toMatchObject({ waiting: 2 })
})
