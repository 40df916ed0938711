import { expect, it } from 'vitest'
import { addressBlock } from './attempt-limit.ts'

it.each([
  ['192.168.1.20', '192.168.1.20'], ['::ffff:192.168.1.20', '192.168.1.20'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'], ['2001:db8::1', '2001:db8:0:0::'], ['fe80::1%eth0', 'fe80:0:0:0::'], ['::1', '0:0:0:0::'],
  ['', '0.0.0.0'], ['not an address', '0.0.0.0'], ['1.2.3.4; drop table users', '0.0.0.0'],
])('counts %j as %s (security rule 14)', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})
