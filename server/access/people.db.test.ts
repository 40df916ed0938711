import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { atHome, testHouse, testPassword, type TestHouse } from '../../test/support/test-house.ts'
import { users, type Actor } from './index.ts'

describe('people with access', () => {
  let house: TestHouse
  let ada: Actor
  let adaToken: string
  beforeEach(async () => {
    house = await testHouse();
    ({ actor: ada, token: adaToken } = await house.setUp())
  })
  afterEach(() => house.close())

  it('are in the household with the role that they have in the house', async () => {
    const { actor } = await house.person(ada, 'Vera', 'viewer')
    expect(actor).toMatchObject({ role: 'viewer', spaces: [{ id: ada.spaces[0]!.id, name: 'Household', role: 'viewer' }] })
    const zeno = await house.access.addUser(ada, { name: 'Zeno', password: testPassword, role: 'member' })
    const now = house.clock.now()
    expect((await house.access.listUsers(ada)).map((person) => [person.name, person.role, person.lastSeenAt])).toEqual([['Ada', 'admin', now], ['Vera', 'viewer', now], ['Zeno', 'member', null]])
    expect(zeno).toMatchObject({ name: 'Zeno', disabled: false, lastSeenAt: null })
  })

  it('have names of their own, whatever the case', async () => {
    await house.person(ada, 'Bert', 'member')
    await expect(house.access.addUser(ada, { name: ' bERT', password: testPassword, role: 'member' })).rejects.toMatchObject({ code: 'conflict', key: 'access.name-taken' })
    await expect(house.access.renameSelf(ada, 'BERT')).rejects.toMatchObject({ code: 'conflict', key: 'access.name-taken' })
    await house.access.renameSelf(ada, 'Ada L.')
    expect((await house.access.authenticate(adaToken))?.actor.name).toBe('Ada L.')
  })

  it('are administered by administrators only: everything else is refused (security rule 12)', async () => {
    const bert = (await house.person(ada, 'Bert', 'member')).actor
    const { access } = house
    const tries = [
      () => access.listUsers(bert), () => access.addUser(bert, { name: 'Mallory', password: testPassword, role: 'admin' }), () => access.changeRole(bert, bert.userId, 'admin'),
      () => access.disableUser(bert, ada.userId), () => access.enableUser(bert, bert.userId), () => access.setPasswordOf(bert, ada.userId, testPassword), () => access.listAudit(bert),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'forbidden', key: 'access.admin-needed' })
    expect((await house.access.listUsers(ada)).map((person) => person.role)).toEqual(['admin', 'member'])
  })

  it('log in anew when their role changes, and have the new one in the household too', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    await house.access.authenticate(bert.token)
    await house.access.changeRole(ada, bert.actor.userId, 'admin')
    expect(await house.access.authenticate(bert.token)).toBeUndefined()
    const again = await house.access.login({ name: 'Bert', password: testPassword }, atHome)
    expect(again.actor).toMatchObject({ role: 'admin', spaces: [{ role: 'admin' }] })
  })

  it('never all lose the key: the last administrator stays one, also when two demote each other at the same moment', async () => {
    await expect(house.access.changeRole(ada, ada.userId, 'member')).rejects.toMatchObject({ code: 'conflict', key: 'access.last-administrator' })
    await expect(house.access.disableUser(ada, ada.userId)).rejects.toMatchObject({ code: 'conflict', key: 'access.not-yourself' })
    const bert = (await house.person(ada, 'Bert', 'admin')).actor
    const both = await Promise.allSettled([house.access.changeRole(ada, bert.userId, 'viewer'), house.access.disableUser(bert, ada.userId)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await house.db.select().from(users)
    expect(left.filter((user) => user.role === 'admin' && !user.disabled)).toHaveLength(1)
  })

  it('are out at once when access is switched off, and may come back when it is switched on', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    await house.access.authenticate(bert.token)
    await house.access.disableUser(ada, bert.actor.userId)
    expect(await house.access.authenticate(bert.token)).toBeUndefined()
    await house.access.enableUser(ada, bert.actor.userId)
    expect(await house.access.authenticate(bert.token)).toBeUndefined()
    expect((await house.access.login({ name: 'Bert', password: testPassword }, atHome)).actor.name).toBe('Bert')
  })

  it('change their own password with the old one, and every session but the new one ends', async () => {
    const elsewhere = await house.access.login({ name: 'Ada', password: testPassword }, atHome)
    await expect(house.access.setOwnPassword(ada, { old: 'wrong', password: 'a red door in Rome' }, atHome)).rejects.toMatchObject({ code: 'forbidden', key: 'access.wrong-old-password' })
    await expect(house.access.setOwnPassword(ada, { old: testPassword, password: 'password123' }, atHome)).rejects.toMatchObject({ code: 'invalid', key: 'access.password-too-common' })
    expect(await house.access.authenticate(adaToken)).toBeDefined()
    const begun = await house.access.setOwnPassword(ada, { old: testPassword, password: 'a red door in Rome' }, atHome)
    expect(await house.access.authenticate(adaToken)).toBeUndefined()
    expect(await house.access.authenticate(elsewhere.sessionToken)).toBeUndefined()
    expect((await house.access.authenticate(begun.sessionToken))?.actor.name).toBe('Ada')
    await expect(house.access.login({ name: 'Ada', password: testPassword }, atHome)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('may not be guessed at an open browser either (security rule 14)', async () => {
    for (let n = 0; n < 10; n++) await expect(house.access.setOwnPassword(ada, { old: `guess ${n}`, password: 'a red door in Rome' }, atHome)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(house.access.setOwnPassword(ada, { old: testPassword, password: 'a red door in Rome' }, atHome)).rejects.toMatchObject({ code: 'limited' })
  })

  it('who forgot their password get a new one from an administrator, and old logins end', async () => {
    const bert = await house.person(ada, 'Bertram', 'member')
    await expect(house.access.setPasswordOf(ada, ada.userId, 'a red door in Rome')).rejects.toMatchObject({ key: 'access.own-password-elsewhere' })
    await expect(house.access.setPasswordOf(ada, bert.actor.userId, 'bertram123')).rejects.toMatchObject({ key: 'access.password-like-name' })
    await expect(house.access.setPasswordOf(ada, crypto.randomUUID(), 'a red door in Rome')).rejects.toMatchObject({ code: 'not-found' })
    await house.access.setPasswordOf(ada, bert.actor.userId, 'a red door in Rome')
    expect(await house.access.authenticate(bert.token)).toBeUndefined()
    expect((await house.access.login({ name: 'Bertram', password: 'a red door in Rome' }, atHome)).actor.userId).toBe(bert.actor.userId)
  })

  it('set their own theme, language and rows, and nobody else\'s', async () => {
    const bert = (await house.person(ada, 'Bert', 'member')).actor
    expect(await house.access.getPreferences(ada)).toEqual({ theme: 'system', rowHeight: 220 })
    await house.access.setPreferences(ada, { theme: 'dark', language: 'de' })
    await house.access.setPreferences(ada, { rowHeight: 160, timeZone: 'Europe/Berlin' })
    expect(await house.access.getPreferences(ada)).toEqual({ theme: 'dark', language: 'de', timeZone: 'Europe/Berlin', rowHeight: 160 })
    expect(await house.access.getPreferences(bert)).toEqual({ theme: 'system', rowHeight: 220 })
    await expect(house.access.setPreferences(ada, { rowHeight: 9000 })).rejects.toThrow()
    await expect(house.access.setPreferences(ada, { timeZone: 'Mars/Olympus' })).rejects.toThrow()
  })

  it('leave a trail that is read page by page, the newest first', async () => {
    const bert = await house.person(ada, 'Bert', 'member')
    await house.access.changeRole(ada, bert.actor.userId, 'viewer')
    const all = await house.access.listAudit(ada)
    expect(all[0]).toMatchObject({ who: 'Ada', message: { key: 'access.role-changed', params: { name: 'Bert', before: 'member', after: 'viewer' } } })
    const first = await house.access.listAudit(ada, { limit: 2 })
    const second = await house.access.listAudit(ada, { limit: 2, before: first[1]!.id })
    expect([...first, ...second]).toEqual(all)
  })
})
