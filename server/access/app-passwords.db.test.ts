import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testHouse, testPassword, type TestHouse } from '../../test/support/test-house.ts'
import { appPasswords, DEVICES_AT_MOST, loginAttempts, users, type Actor, type NewAppPassword } from './index.ts'

const phone = '192.168.1.30'

describe('app passwords', () => {
  let house: TestHouse
  let ada: Actor
  let made: NewAppPassword
  beforeEach(async () => {
    house = await testHouse()
    ada = (await house.setUp()).actor
    made = await house.access.appPasswords.make(ada, '  Kitchen   tablet ')
  })
  afterEach(() => house.close())

  const knock = (name: string, password: string, address = phone) => house.access.appPasswords.verify(name, password, { address })
  /** One after the other, as a device does; tells what each came to. */
  const wrong = async (name: string, times: number, address?: string): Promise<string[]> => {
    const outcomes: string[] = []
    for (let time = 0; time < times; time++) outcomes.push(await knock(name, 'bbbbb-bbbbb-bbbbb-bbbbb', address).then(() => 'wrong', (error: unknown) => (error as { code: string }).code))
    return outcomes
  }

  it('are random, have four groups of letters and more than 80 bits, and are kept only as a hash (security rule 10)', async () => {
    const others = await Promise.all(Array.from({ length: 20 }, () => house.access.appPasswords.make(ada, 'Phone')))
    const all = [made, ...others].map((one) => one.password)
    for (const password of all) expect(password).toMatch(/^([bcdfghjkmnpqrstvwxyz]{5}-){3}[bcdfghjkmnpqrstvwxyz]{5}$/)
    expect(20 * Math.log2(20)).toBeGreaterThan(80)
    expect(new Set(all).size).toBe(21)
    expect(JSON.stringify([await house.db.select().from(appPasswords), await house.access.listAudit(ada), await house.access.appPasswords.list(ada)])).not.toContain(made.password.slice(0, 11))
  })

  it('let a device in by its owner\'s name in any case, with or without hyphens, spaces and capitals', async () => {
    for (const [name, password] of [['Ada', made.password], [' ADA ', made.password.toUpperCase()], ['ada', made.password.replaceAll('-', '')], ['ada', made.password.replaceAll('-', ' ')]] as const) expect(await knock(name, password)).toMatchObject(ada)
  })

  it('belong to one person: another name with it is as wrong as another password', async () => {
    await house.person(ada, 'Bert', 'member')
    expect(await knock('Bert', made.password)).toBeUndefined()
    expect(await knock('Nobody', made.password)).toBeUndefined()
    expect(await knock('Ada', testPassword)).toBeUndefined()
    expect(await knock('', '')).toBeUndefined()
    for (const hostile of ['\0', '\' or true --', 'x'.repeat(100_000), '\ud800']) expect(await knock(hostile, hostile, '::1%eth0')).toBeUndefined()
  })

  it('open no page, as a person\'s password opens no folder', async () => {
    await expect(house.access.login({ name: 'Ada', password: made.password }, { address: phone, userAgent: '' })).rejects.toMatchObject({ key: 'access.wrong-name-or-password' })
  })

  it('cost the same for a name that nobody has (security rule 10)', async () => {
    const asked = vi.spyOn(house.db, 'select')
    await knock('Ada', 'wrong')
    const known = asked.mock.calls.length
    asked.mockClear()
    await knock('Nobody', 'wrong')
    expect(asked.mock.calls.length).toBe(known)
  })

  it('have the rights that their owner has now, never more (security rule 9)', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    const { password } = await house.access.appPasswords.make(bert.actor, 'Laptop')
    expect((await knock('Bert', password))?.role).toBe('member')
    await house.access.changeRole(ada, bert.actor.userId, 'viewer')
    expect(await knock('Bert', password)).toMatchObject({ role: 'viewer', spaces: [{ role: 'viewer' }] })
    await house.access.disableUser(ada, bert.actor.userId)
    expect(await knock('Bert', password)).toBeUndefined()
  })

  it('end at once when they are revoked, though the device was remembered a moment ago', async () => {
    expect(await knock('Ada', made.password)).toBeDefined()
    expect(await house.access.appPasswords.revoke(ada, made.id)).toBe('Kitchen tablet')
    expect(await knock('Ada', made.password)).toBeUndefined()
    expect(await house.access.appPasswords.list(ada)).toEqual([])
    await expect(house.access.appPasswords.revoke(ada, made.id)).rejects.toMatchObject({ code: 'not-found', key: 'access.no-such-app-password' })
  })

  it('are their owner\'s business alone: nobody else lists or revokes them, an administrator neither (security rule 12)', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    const his = await house.access.appPasswords.make(bert.actor, 'Laptop')
    expect((await house.access.appPasswords.list(ada)).map((one) => one.device)).toEqual(['Kitchen tablet'])
    await expect(house.access.appPasswords.revoke(ada, his.id)).rejects.toMatchObject({ key: 'access.no-such-app-password' })
    await expect(house.access.appPasswords.revoke(bert.actor, made.id)).rejects.toMatchObject({ key: 'access.no-such-app-password' })
    await expect(house.access.appPasswords.revoke(bert.actor, '\' or true --')).rejects.toMatchObject({ key: 'access.no-such-app-password' })
  })

  it('tell when and from where they were last used, to the minute and without a write for each request', async () => {
    expect((await house.access.appPasswords.list(ada))[0]).toMatchObject({ device: 'Kitchen tablet', scope: 'webdav', lastUsedAt: null, lastAddress: null })
    const first = house.clock.now()
    await knock('Ada', made.password, '::ffff:192.168.1.30')
    house.clock.forward(20_000)
    await knock('Ada', made.password)
    expect((await house.access.appPasswords.list(ada))[0]).toMatchObject({ lastUsedAt: first, lastAddress: phone })
    house.clock.forward(61_000)
    await knock('Ada', made.password)
    expect((await house.access.appPasswords.list(ada))[0]?.lastUsedAt).toEqual(house.clock.now())
  })

  it('make who gives wrong ones wait, per account and per address (security rule 14)', async () => {
    expect((await wrong('Ada', 12)).slice(9)).toEqual(['wrong', 'limited', 'limited'])
    await expect(knock('ada', 'wrong')).rejects.toMatchObject({ code: 'limited', key: 'access.too-many-tries' })
    for (let n = 0; n < 20; n++) await wrong(`person ${n}`, 1)
    await expect(knock('Somebody', 'wrong')).rejects.toMatchObject({ code: 'limited' })
    expect(await knock('Somebody', 'wrong', '192.168.1.31')).toBeUndefined()
  })

  it('do not lock their owner out while a forgotten device goes on knocking: not other devices, and not the pages', async () => {
    await wrong('Ada', 40)
    expect(await knock('Ada', made.password)).toMatchObject(ada)
    expect((await house.access.login({ name: 'Ada', password: testPassword }, { address: phone, userAgent: '' })).actor).toEqual(ada)
    expect(new Set((await house.db.select().from(loginAttempts)).map((row) => row.door))).toEqual(new Set(['webdav']))
  })

  it('are written down when made, revoked and first given wrongly, but not at each wrong try, and never with a name that nobody has', async () => {
    await wrong('Ada', 5)
    await wrong('my secret passphrase', 2, '192.168.1.99')
    await house.access.appPasswords.revoke(ada, made.id)
    const entries = await house.access.listAudit(ada)
    expect(entries.map((entry) => entry.message.key)).toEqual(['access.app-password-revoked', 'access.device-refused-unknown', 'access.device-refused', 'access.app-password-made', 'access.set-up-done'])
    expect(JSON.stringify(entries)).not.toContain('secret passphrase')
  })

  it('need a name for the device, and there are at most fifty of a person', async () => {
    await expect(house.access.appPasswords.make(ada, '  ')).rejects.toMatchObject({ code: 'invalid', key: 'access.name-needed' })
    for (let more = 1; more < DEVICES_AT_MOST; more++) await house.access.appPasswords.make(ada, `Device ${more}`)
    await expect(house.access.appPasswords.make(ada, 'One too many')).rejects.toMatchObject({ code: 'conflict', key: 'access.too-many-devices' })
  })

  it('go with their owner', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    await house.access.appPasswords.make(bert.actor, 'Laptop')
    await house.db.delete(users).where(eq(users.id, bert.actor.userId))
    expect(await house.db.select().from(appPasswords).where(eq(appPasswords.userId, bert.actor.userId))).toEqual([])
  })
})
