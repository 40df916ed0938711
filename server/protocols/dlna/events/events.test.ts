import { describe, expect, it } from 'vitest'
import { allowedCallbacks } from './callback.ts'
import { createSubscriptions } from './subscriptions.ts'

describe('callbacks', () => {
  it('security rule 15: are the subscriber’s own address by http, and no other', () => {
    const of = (header: string): string[] => allowedCallbacks(header, '192.168.1.5').map(String)
    expect(of('<http://192.168.1.5:49152/evt/1>')).toEqual(['http://192.168.1.5:49152/evt/1'])
    expect(of('<http://192.168.1.6/><http://192.168.1.5/a>')).toEqual(['http://192.168.1.5/a'])
    for (const other of ['<http://example.org/>', '<https://192.168.1.5/>', '<http://192.168.1.5.example.org/>', '<http://a@192.168.1.5/>', '<ftp://192.168.1.5/>', '<http://[::1]/>', '<javascript:1>', 'http://192.168.1.5/', '<>', `<http://192.168.1.5/${'a'.repeat(600)}>`]) expect(of(other), other).toEqual([])
    // another way to write the same number is the same address, and no way round
    expect(of('<http://0xc0a80105/>')).toEqual(['http://192.168.1.5/'])
    expect(of('<http://0x7f000001/>')).toEqual([])
  })
})

describe('subscriptions', () => {
  const urls = [new URL('http://192.168.1.5/')]
  function start(status = 200) {
    let now = 0
    const told: { sid: string; sequence: number; body: string }[] = []
    const subscriptions = createSubscriptions({ now: () => now, notify: async (_, event) => { told.push(event); return status } })
    const add = (address = '192.168.1.5') => subscriptions.add({ service: 'cd', urls, address, state: () => ({ A: 1 }) })
    return { subscriptions, told, add, later: (ms: number) => { now += ms } }
  }

  it('are told at first what stands, then what changes, numbered in order', async () => {
    const { subscriptions, told, add } = start()
    const one = add()!
    await one.begin()
    await Promise.all([subscriptions.publish('cd', { A: 2 }), subscriptions.publish('cd', { A: 3 }), subscriptions.publish('other', { A: 9 })])
    expect(told.map(({ sid, sequence }) => [sid, sequence])).toEqual([[one.sid, 0], [one.sid, 1], [one.sid, 2]])
    expect(told.map(({ body }) => /<A>(\d)<\/A>/.exec(body)?.[1])).toEqual(['1', '2', '3'])
  })

  it('end by time, by their word, and when nobody hears', async () => {
    const { subscriptions, add, later } = start()
    const one = add()!
    later(1_700_000)
    expect([subscriptions.renew(one.sid, 'cd', '192.168.1.5'), subscriptions.renew(one.sid, 'cd', '192.168.1.6'), subscriptions.renew(one.sid, 'other', '192.168.1.5')]).toEqual([1800, undefined, undefined])
    later(1_800_001)
    expect(subscriptions.renew(one.sid, 'cd', '192.168.1.5')).toBeUndefined()
    const two = add()!
    expect([subscriptions.remove(two.sid, 'cd', '192.168.1.6'), subscriptions.remove(two.sid, 'cd', '192.168.1.5'), subscriptions.count()]).toEqual([false, true, 0])
    const deaf = start(500)
    deaf.add()
    for (let n = 0; n < 3; n++) await deaf.subscriptions.publish('cd', { A: n })
    expect(deaf.subscriptions.count()).toBe(0)
  })

  it('are no more than a house has', () => {
    const { add } = start()
    expect(Array.from({ length: 13 }, () => add()).filter(Boolean)).toHaveLength(12)
    expect(add('192.168.1.9')).toBeDefined()
  })
})
