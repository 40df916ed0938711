import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atHome, testHouse, testPassword, type TestHouse } from '../../test/support/test-house.ts'
import { spaceMembers, spaces, users } from './index.ts'

describe('set-up (security rule 13)', () => {
  let house: TestHouse
  beforeAll(async () => { house = await testHouse() })
  afterAll(() => house.close())

  const first = (code: string) => ({ code, name: '  Ada  ', password: testPassword, householdName: 'Household' })

  it('makes a random code before anything listens and keeps it with mode 0600 (security rule 10)', async () => {
    const code = await house.access.setupCode()
    expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}$/)
    expect(statSync(join(house.secretsDir, 'setup-code')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(house.secretsDir, 'setup-code'), 'utf8').trim()).toBe(code)
    expect(await house.secondProcess().setupCode()).toBe(code)
  })

  it('lets nobody in before there is an administrator', async () => {
    expect(await house.access.setupState()).toBe('needed')
    await expect(house.access.login({ name: 'admin', password: 'admin admin admin' }, atHome)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(house.access.login({ name: '', password: '' }, atHome)).rejects.toMatchObject({ code: 'invalid' })
    expect(await house.access.authenticate('a'.repeat(40))).toBeUndefined()
  })

  it('refuses a wrong code, says so, and after ten tries from one address makes it wait', async () => {
    const from = { ...atHome, address: '203.0.113.9' }
    for (let n = 0; n < 10; n++) await expect(house.access.createAdministrator(first('AAAA-AAAA'), from)).rejects.toMatchObject({ code: 'forbidden', key: 'access.wrong-setup-code' })
    const right = await house.access.setupCode() ?? ''
    await expect(house.access.createAdministrator(first(right), from)).rejects.toMatchObject({ code: 'limited', key: 'access.too-many-tries', params: { count: 15 } })
    expect(await house.db.select().from(users)).toEqual([])
  })

  it('refuses a weak password with the right code and makes nothing', async () => {
    const code = await house.access.setupCode() ?? ''
    await expect(house.access.createAdministrator({ ...first(code), password: 'short' }, atHome)).rejects.toMatchObject({ code: 'invalid', key: 'access.password-too-short' })
    expect(await house.db.select().from(spaces)).toEqual([])
  })

  it('has a space for folders that the command line names before there is anybody, one even if two processes ask, and nobody is in it', async () => {
    const [one, two] = await Promise.all([house.access.firstSpace(), house.secondProcess().firstSpace()])
    expect(one).toBe(two)
    expect(await house.db.select().from(spaceMembers)).toEqual([])
    expect(await house.access.setupState()).toBe('needed')
  })

  it('makes one administrator and one household when two browsers send the code at the same moment, and forgets the code', async () => {
    const code = await house.access.setupCode() ?? ''
    const typed = code.toLowerCase().replace('-', ' ')
    const both = await Promise.allSettled([house.access.createAdministrator(first(typed), atHome), house.secondProcess().createAdministrator(first(code), atHome)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'conflict', key: 'access.already-set-up' })
    const begun = both.find((one) => one.status === 'fulfilled')!.value

    expect(begun.actor).toMatchObject({ name: 'Ada', role: 'admin', spaces: [{ id: await house.access.firstSpace(), name: 'Household', role: 'admin' }] })
    expect((await house.access.authenticate(begun.sessionToken))?.actor).toEqual(begun.actor)
    expect(await house.db.select().from(spaceMembers)).toHaveLength(1)
    expect(existsSync(join(house.secretsDir, 'setup-code'))).toBe(false)
    expect(await house.access.setupState()).toBe('done')
    expect(await house.access.setupCode()).toBeUndefined()
  })

  it('makes no second administrator once the house is set up', async () => {
    await expect(house.access.createAdministrator(first('AAAA-AAAA'), atHome)).rejects.toMatchObject({ code: 'conflict', key: 'access.already-set-up' })
  })
})
