import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createAllowedHosts } from './allowed-hosts.ts'

const hosts = createAllowedHosts({ publicUrl: 'https://photos.example.org', allowedHosts: ['nas.home'] })

describe('security rule 15: the Host header must be an address or a known name', () => {
  it.each(['127.0.0.1:8400', '192.168.1.5', '[::1]:8400', '[fe80::1]', 'localhost:8400', 'photos.example.org', 'NAS.home:80', `${hostname()}:8400`, 'localhost.'])('answers %s', (host) => {
    expect(hosts.allows(host)).toBe(true)
  })
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '', undefined, 'a b', 'localhost:port', 'localhost/..', 'user@localhost', '[::1', 'nas.home.evil'])('refuses %s', (host) => {
    expect(hosts.allows(host)).toBe(false)
  })
  it('knows pages of its own by the host that was called or by the public address', () => {
    expect(hosts.isOwnOrigin('http://127.0.0.1:8400', '127.0.0.1:8400')).toBe(true)
    expect(hosts.isOwnOrigin('https://photos.example.org', '10.0.0.2:8400')).toBe(true)
    expect(hosts.isOwnOrigin('http://127.0.0.1:9000', '127.0.0.1:8400')).toBe(false)
    expect(hosts.isOwnOrigin('https://evil.example', '127.0.0.1:8400')).toBe(false)
    expect(hosts.isOwnOrigin('null', '127.0.0.1:8400')).toBe(false)
    expect(hosts.isOwnOrigin('http://evil.example', 'evil.example')).toBe(false)
  })
})
