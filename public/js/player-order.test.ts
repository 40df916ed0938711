import { describe, expect, it } from 'vitest'
import { back, current, emptyQueue, forward, goTo, queueOf, shuffle, takeOut, turnRepeat } from './player-order.js'

const tracks = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
/** Numbers that come one after the other, always the same. */
const dice = (seed = 7) => () => { seed = (seed * 48_271) % 2_147_483_647; return seed / 2_147_483_647 }
type Queue = ReturnType<typeof queueOf>
const id = (queue: Queue | undefined): string | undefined => queue && current(queue)?.id
const played = (queue: Queue): string[] => queue.order.map((place: number) => tracks[place]!.id)

describe('a queue', () => {
  it('plays from the track that was asked for to the end', () => {
    const queue = queueOf(tracks, { id: 'c' })
    expect([id(queue), id(forward(queue)), forward(forward(queue)!)]).toEqual(['c', 'd', undefined])
    expect(id(queueOf(tracks, { id: 'gone' }))).toBe('a')
    expect([forward(emptyQueue), current(emptyQueue)]).toEqual([undefined, undefined])
  })
  it('goes back, and stays at its beginning', () => {
    expect([id(back(queueOf(tracks, { id: 'b' }))), id(back(queueOf(tracks)))]).toEqual(['a', 'a'])
  })
  it('goes round where all repeat, both ways', () => {
    const all = queueOf(tracks, { id: 'd', repeat: 'all' })
    expect([id(forward(all)), id(back(goTo(all, 0)))]).toEqual(['a', 'd'])
  })
  it('repeats one until somebody goes on by hand', () => {
    const one = queueOf(tracks, { id: 'd', repeat: 'one' })
    expect([id(forward(one)), id(forward(one, { byHand: true }))]).toEqual(['d', 'a'])
    expect(['off', 'all', 'one'].map((repeat) => turnRepeat(queueOf(tracks, { repeat: repeat as 'off' })).repeat)).toEqual(['all', 'one', 'off'])
  })
})

describe('shuffling', () => {
  it('plays each track once, what plays now first', () => {
    const shuffled = queueOf(tracks, { id: 'c', shuffled: true, random: dice() })
    expect(played(shuffled)[0]).toBe('c')
    expect(played(shuffled).toSorted()).toEqual(['a', 'b', 'c', 'd'])
    expect(new Set([1, 20, 300, 4000, 50_000, 600_000].map((seed) => played(queueOf(tracks, { id: 'c', shuffled: true, random: dice(seed * 9999) })).join(''))).size).toBeGreaterThan(2)
  })
  it('begins anywhere where nothing was asked for', () => {
    expect(new Set([1, 20, 300, 4000, 50_000, 600_000, 7_000_000, 80_000_000].map((seed) => id(queueOf(tracks, { shuffled: true, random: dice(seed * 9999) })))).size).toBeGreaterThan(1)
  })
  it('off again goes on from what plays, in the old order', () => {
    const shuffled = goTo(queueOf(tracks, { id: 'a', shuffled: true, random: dice() }), 2)
    const straight = shuffle(shuffled, false)
    expect([id(straight), played(straight).join('')]).toEqual([id(shuffled), 'abcd'])
  })
})

describe('taking out', () => {
  it('leaves what plays as it is', () => {
    const queue = queueOf(tracks, { id: 'c' })
    expect([id(takeOut(queue, 0)), id(takeOut(queue, 3)), played(takeOut(queue, 0)).join('')]).toEqual(['c', 'c', 'bcd'])
  })
  it('goes on with the next where it is what plays, with the last at the end, with nothing of nothing', () => {
    expect([id(takeOut(queueOf(tracks, { id: 'b' }), 1)), id(takeOut(queueOf(tracks, { id: 'd' }), 3))]).toEqual(['c', 'c'])
    expect(current(takeOut(queueOf([{ id: 'a' }]), 0))).toBeUndefined()
  })
  it('of what plays brings it back by no shuffling', () => {
    expect(played(shuffle(takeOut(queueOf(tracks), 1), false)).join('')).toBe('acd')
  })
})
