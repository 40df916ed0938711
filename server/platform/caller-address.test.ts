import { describe, expect, it } from 'vitest'
import { callerAddress, plainAddress, proxySpokeTls } from './caller-address.ts'

describe('the address of a caller', () => {
  it('is IPv4 also over an IPv6 socket, and has no zone', () => {
    expect([plainAddress('::ffff:192.168.1.5'), plainAddress('fe80::1%eth0'), plainAddress('2001:db8::1')]).toEqual(['192.168.1.5', 'fe80::1', '2001:db8::1'])
  })
  it('is what our own proxy says last, and nobody else’s word counts', () => {
    const said = { forwarded: '10.0.0.9, 192.168.1.7', peer: '127.0.0.1' }
    expect([callerAddress(said, true), callerAddress(said, false)]).toEqual(['192.168.1.7', '127.0.0.1'])
    expect([callerAddress({ forwarded: null, peer: '127.0.0.1' }, true), callerAddress({ forwarded: undefined, peer: undefined }, false)]).toEqual(['127.0.0.1', ''])
  })
  it('came by TLS when a proxy that is trusted says so, else by the name that is served by TLS alone', () => {
    const house = { publicUrl: 'https://media.example', trustProxy: true }
    expect([proxySpokeTls({ proto: 'https', host: 'x' }, house), proxySpokeTls({ proto: 'http', host: 'media.example' }, house), proxySpokeTls({ proto: null, host: 'media.example' }, house)]).toEqual([true, false, true])
    expect(proxySpokeTls({ proto: 'https', host: 'x' }, { trustProxy: false })).toBe(false)
  })
})
