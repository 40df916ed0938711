import { describe, expect, it } from 'vitest'
import { plainAddress } from '../../platform/caller-address.ts'
import { isNear, isWithin, lanInterfaces } from './interfaces.ts'

const info = (address: string, cidr: string, internal = false) => ({ address, cidr, internal, family: 'IPv4' as const, netmask: '', mac: '' })

describe('the networks of the house', () => {
  it('security rule 15: leave out containers, tunnels, loopback and IPv6', () => {
    const found = lanInterfaces({
      'lo': [info('127.0.0.1', '127.0.0.1/8', true)], 'eth0': [info('192.168.1.10', '192.168.1.10/24'), { address: 'fe80::1', cidr: 'fe80::1/64', internal: false, family: 'IPv6', netmask: '', mac: '', scopeid: 2 }],
      'docker0': [info('172.17.0.1', '172.17.0.1/16')], 'br-12ab': [info('172.18.0.1', '172.18.0.1/16')], 'veth1': [info('172.19.0.1', '172.19.0.1/16')], 'tailscale0': [info('100.64.0.7', '100.64.0.7/32')], 'wlan0': [info('10.0.0.2', '10.0.0.2/8')], 'vpn': [info('100.80.1.1', '100.80.1.1/16')],
    })
    expect(found).toEqual([{ name: 'eth0', address: '192.168.1.10', cidr: '192.168.1.10/24' }, { name: 'wlan0', address: '10.0.0.2', cidr: '10.0.0.2/8' }])
  })

  it('hold whoever has an address of theirs', () => {
    expect(isWithin('192.168.1.77', '192.168.1.10/24')).toBe(true)
    expect(isWithin('192.168.2.77', '192.168.1.10/24')).toBe(false)
    expect(isWithin('no address', '192.168.1.10/24')).toBe(false)
    const lan = [{ name: 'eth0', address: '192.168.1.10', cidr: '192.168.1.10/24' }]
    expect([isNear('192.168.1.5', [], lan), isNear('8.8.8.8', [], lan), isNear('127.0.0.1', [], []), isNear('192.168.1.5', ['10.0.0.0/8'], lan), isNear('10.1.1.1', ['10.0.0.0/8'], lan)]).toEqual([true, false, true, false, true])
    expect(plainAddress('::ffff:192.168.1.5')).toBe('192.168.1.5')
  })
})
