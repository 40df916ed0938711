import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as argon2 from '@node-rs/argon2'
import { atHome, testHouse, testPassword, type TestHouse } from '../../test/support/test-house.ts'
import { loginAttempts, users, type Actor } from './index.ts'

vi.mock('@node-rs/argon2', { spy: true })

describe('login', () => {
  let house: TestHouse
  let ada: Actor
  beforeEach(async () => {
    house = await testHouse()
    ada = (await house.setUp()).actor
  })
  afterEach(() => house.close())

  const attempt = (name: string, password: string, address = '203.0.113.5') => house.access.login({ name, password }, { ...atHome, address })
  const fail = (name: string, times: number, address?: string) => Promise.allSettled(Array.from({ length: times }, () => attempt(name, 'not the password', address)))
  const limited = (count = 15) => ({ code: 'limited', key: 'access.too-many-tries', params: { count } })

  it('lets a person in by name in any case and by the same letters typed on another keyboard', async () => {
    await house.access.addUser(ada, { name: 'Zoë', password: 'café au lait, s\u00fc\u00df', role: 'member' })
    expect((await attempt('  ADA ', testPassword)).actor).toMatchObject({ userId: ada.userId, name: 'Ada' })
    expect((await attempt('zoe\u0308', 'cafe\u0301 au lait, su\u0308\u00df')).actor.name).toBe('Zoë')
  })

  it('keeps passwords only as argon2id with 19 MiB and two passes (security rule 14)', async () => {
    const [row] = await house.db.select().from(users)
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('costs the same for a name that nobody has, and gives the same answer (security rule 10)', async () => {
    const verify = vi.mocked(argon2.verify).mockClear()
    await expect(attempt('Ada', 'not the password')).rejects.toMatchObject({ code: 'unauthenticated', key: 'access.wrong-name-or-password', params: {} })
    await expect(attempt('Nobody', 'not the password')).rejects.toMatchObject({ code: 'unauthenticated', key: 'access.wrong-name-or-password', params: {} })
    const costs = verify.mock.calls.map(([kept]) => String(kept).split('$').slice(1, 4).join('$'))
    expect(costs).toEqual(['argon2id$v=19$m=19456,t=2,p=1', 'argon2id$v=19$m=19456,t=2,p=1'])
  })

  it('makes an account wait after ten wrong passwords, even with the right one, and lets it in when the window has passed (security rule 14)', async () => {
    await fail('Ada', 10)
    await expect(attempt('ada', testPassword, '198.51.100.1')).rejects.toMatchObject(limited())
    house.clock.forward(14 * 60_000)
    await expect(attempt('Ada', testPassword)).rejects.toMatchObject(limited(1))
    house.clock.forward(61_000)
    expect((await attempt('Ada', testPassword)).actor.name).toBe('Ada')
  })

  it('makes an address wait after thirty wrong tries over many names, whatever its place in one IPv6 network (security rule 14)', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => fail(`person ${n}`, 1, `2001:db8:1:2::${n}`)))
    await expect(attempt('Ada', testPassword, '2001:db8:1:2:ffff::1')).rejects.toMatchObject(limited())
    expect((await attempt('Ada', testPassword, '2001:db8:1:3::1')).actor.name).toBe('Ada')
  })

  it('lets no more than the allowed tries through when they come at the same moment (security rule 14)', async () => {
    vi.mocked(argon2.verify).mockClear()
    const all = await fail('Ada', 25)
    const looked = vi.mocked(argon2.verify).mock.calls.length
    expect(looked).toBeLessThanOrEqual(10)
    expect(all.filter((one) => one.status === 'rejected' && (one.reason as { code: string }).code === 'limited')).toHaveLength(25 - looked)
  })

  it('forgives a person\'s mistakes at a success, but not what the address did to others (security rule 14)', async () => {
    await fail('Ada', 9)
    await fail('Bert', 2)
    await attempt('Ada', testPassword)
    const left = await house.db.select().from(loginAttempts)
    expect(left.map((row) => row.account)).toEqual(['bert', 'bert'])
    await fail('Ada', 9)
    expect((await attempt('Ada', testPassword)).actor.name).toBe('Ada')
  })

  it('writes logins and failures down, but never a name that nobody has: it may be a password', async () => {
    await fail('Ada', 1)
    await fail('my secret passphrase', 1)
    await attempt('Ada', testPassword)
    const entries = await house.access.listAudit(ada)
    expect(entries.map((entry) => [entry.who, entry.message.key])).toEqual([
      ['Ada', 'access.logged-in'], [undefined, 'access.login-failed-unknown'], [undefined, 'access.login-failed'], ['Ada', 'access.set-up-done'],
    ])
    expect(JSON.stringify(entries)).not.toContain('secret passphrase')
  })

  it('tells only one who knows the password that access was switched off', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    await house.access.disableUser(ada, bert.actor.userId)
    await expect(attempt('Bert', 'not the password')).rejects.toMatchObject({ key: 'access.wrong-name-or-password' })
    await expect(attempt('Bert', testPassword)).rejects.toMatchObject({ code: 'forbidden', key: 'access.account-switched-off' })
  })

  it('takes hostile names as names', async () => {
    for (const name of ['\0', 'a\0b', '\' or 1=1 --', '%', '_da', 'x'.repeat(100_000)]) await expect(attempt(name, 'x'.repeat(1_000_000))).rejects.toMatchObject({ name: 'AppError' })
  })

  it('forgets on sweeping what no longer counts', async () => {
    await fail('Ada', 3)
    house.clock.forward(16 * 60_000)
    await house.access.sweep()
    expect(await house.db.select().from(loginAttempts)).toEqual([])
  })
})
