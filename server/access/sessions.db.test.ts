import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { atHome, testHouse, testPassword, type TestHouse } from '../../test/support/test-house.ts'
import { sessions, users, type Actor } from './index.ts'

const DAY = 86_400_000

describe('sessions', () => {
  let house: TestHouse
  let ada: Actor
  let token: string
  beforeEach(async () => {
    house = await testHouse();
    ({ actor: ada, token } = await house.setUp())
  })
  afterEach(async () => {
    vi.useRealTimers()
    await house.close()
  })

  /** Lucia reads the machine's clock: both go on together. */
  const forward = (milliseconds: number): void => {
    house.clock.forward(milliseconds)
    vi.useFakeTimers({ toFake: ['Date'], now: house.clock.now() })
  }

  it('stores no token, only its sha256 (security rule 10)', async () => {
    const [row] = await house.db.select().from(sessions)
    expect(row?.id).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(token)
    expect(await house.access.authenticate(row?.id ?? '')).toBeUndefined()
  })

  it('finds the actor of a token, and nobody for anything else', async () => {
    expect(await house.access.authenticate(token)).toMatchObject({ actor: ada, fresh: false })
    for (const wrong of ['', 'x', token.toUpperCase(), `${token}a`, 'a'.repeat(40), '\0', '\' or true --']) expect(await house.access.authenticate(wrong)).toBeUndefined()
  })

  it('gives a new token at every login and ends the one that the browser brought along', async () => {
    const again = await house.access.login({ name: 'Ada', password: testPassword, previousToken: token }, atHome)
    expect(again.sessionToken).not.toBe(token)
    expect(await house.access.authenticate(token)).toBeUndefined()
    expect(await house.access.authenticate(again.sessionToken)).toBeDefined()
  })

  it('lasts thirty days without use, and is prolonged once half of them are over', async () => {
    forward(14 * DAY)
    expect(await house.access.authenticate(token)).toMatchObject({ fresh: false })
    forward(2 * DAY)
    const prolonged = await house.access.authenticate(token)
    expect(prolonged?.fresh).toBe(true)
    expect(prolonged!.session.expiresAt.getTime()).toBe(house.clock.now().getTime() + 30 * DAY)
    expect(await house.access.authenticate(token)).toMatchObject({ fresh: false })
    forward(30 * DAY + 1000)
    expect(await house.access.authenticate(token)).toBeUndefined()
    expect(await house.db.select().from(sessions)).toEqual([])
  })

  it('sweeps sessions that are over', async () => {
    forward(31 * DAY)
    await house.access.sweep()
    expect(await house.db.select().from(sessions)).toEqual([])
  })

  it('asks the database once for a page\'s dozens of requests', async () => {
    await house.access.authenticate(token)
    const select = vi.spyOn(house.db, 'select')
    await Promise.all(Array.from({ length: 20 }, () => house.access.authenticate(token)))
    expect(select).not.toHaveBeenCalled()
    house.clock.forward(5001)
    await house.access.authenticate(token)
    expect(select).toHaveBeenCalledTimes(2)
  })

  it('ends at logout at once, also while a request is being looked up', async () => {
    const running = house.access.authenticate(token)
    await Promise.all([running, house.access.logout(token)])
    expect(await house.access.authenticate(token)).toBeUndefined()
    await house.access.logout(token)
  })

  it('lists a person\'s own logins by device, and ends one or all others', async () => {
    const phone = { address: '192.168.1.30', userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1' }
    house.clock.forward(1000)
    const mobile = await house.access.login({ name: 'Ada', password: testPassword }, phone)
    const bert = await house.person(ada, 'Bert', 'member')
    const current = (await house.access.authenticate(token))!.session.id
    const listed = await house.access.listSessions(ada, current)
    expect(listed.map(({ device, current }) => ({ ...device, current }))).toEqual([{ browser: 'Safari', system: 'iPhone', current: false }, { browser: 'Firefox', system: 'Linux', current: true }])

    await expect(house.access.endSession(bert.actor, listed[0]!.id)).rejects.toMatchObject({ code: 'not-found' })
    await house.access.endSession(ada, listed[0]!.id)
    expect(await house.access.authenticate(mobile.sessionToken)).toBeUndefined()

    const third = await house.access.login({ name: 'Ada', password: testPassword }, atHome)
    await house.access.logoutEverywhere(ada, current)
    expect(await house.access.authenticate(third.sessionToken)).toBeUndefined()
    expect(await house.access.authenticate(token)).toBeDefined()
    await house.access.logoutEverywhere(ada)
    expect(await house.access.authenticate(token)).toBeUndefined()
    expect(await house.access.authenticate(bert.token)).toBeDefined()
  })

  it('shuts a person out whose row says so, at the latest when the memory of seconds is over', async () => {
    await house.access.authenticate(token)
    await house.db.update(users).set({ disabled: true }).where(eq(users.id, ada.userId))
    house.clock.forward(5001)
    expect(await house.access.authenticate(token)).toBeUndefined()
  })
})
