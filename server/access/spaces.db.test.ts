import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testHouse, type TestHouse } from '../../test/support/test-house.ts'
import { requireRole, spacesOf, type Actor } from './index.ts'

describe('spaces', () => {
  let house: TestHouse
  let ada: Actor
  let bert: { actor: Actor; token: string }
  beforeEach(async () => {
    house = await testHouse()
    ada = (await house.setUp()).actor
    bert = await house.person(ada, 'Bert', 'member')
  })
  afterEach(() => house.close())

  const again = async (token: string): Promise<Actor> => (await house.access.authenticate(token))!.actor

  it('begin with the household, which always stands first', async () => {
    await house.access.createSpace(bert.actor, 'A space of my own')
    const actor = await again(bert.token)
    expect(actor.spaces.map((space) => [space.name, space.role])).toEqual([['Household', 'member'], ['A space of my own', 'admin']])
    expect(await house.access.listSpaces(actor)).toMatchObject([{ name: 'Household', isDefault: true, members: 2 }, { name: 'A space of my own', isDefault: false, members: 1 }])
  })

  it('are private: not even an administrator of the house sees one or lets themselves in (security rule 12)', async () => {
    const space = await house.access.createSpace(bert.actor, 'Private')
    expect(spacesOf(ada)).not.toContain(space.id)
    const { access } = house
    const tries = [
      () => access.listMembers(ada, space.id), () => access.listInvitable(ada, space.id), () => access.addMember(ada, space.id, { userId: ada.userId, role: 'viewer' }),
      () => access.changeMember(ada, space.id, { userId: bert.actor.userId, role: 'viewer' }), () => access.removeMember(ada, space.id, bert.actor.userId),
    ]
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not-found', key: 'access.no-such-space' })
    expect((await access.listSpaces(ada)).map((listed) => listed.name)).toEqual(['Household'])
  })

  it('are not made by those who only look, nor twice under one name', async () => {
    const vera = (await house.person(ada, 'Vera', 'viewer')).actor
    await expect(house.access.createSpace(vera, 'Mine')).rejects.toMatchObject({ code: 'forbidden', key: 'access.role-needed' })
    await expect(house.access.createSpace(ada, 'household')).rejects.toMatchObject({ code: 'conflict', key: 'access.space-name-taken' })
  })

  it('let others in with a role, which holds from the next request on and does not grow by itself (security rule 9)', async () => {
    const space = await house.access.createSpace(bert.actor, 'Garden')
    const owner = await again(bert.token)
    expect((await house.access.listInvitable(owner, space.id)).map((person) => person.name)).toEqual(['Ada'])
    const vera = await house.person(ada, 'Vera', 'member')
    await again(vera.token)
    await house.access.addMember(owner, space.id, { userId: vera.actor.userId, role: 'viewer' })

    const seen = await again(vera.token)
    expect(() => requireRole(seen, space.id, 'viewer')).not.toThrow()
    expect(() => requireRole(seen, space.id, 'member')).toThrow('access.role-needed')
    await expect(house.access.changeMember(seen, space.id, { userId: vera.actor.userId, role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(house.access.addMember(owner, space.id, { userId: vera.actor.userId, role: 'admin' })).rejects.toMatchObject({ code: 'conflict', key: 'access.already-member' })

    await house.access.changeMember(owner, space.id, { userId: vera.actor.userId, role: 'member' })
    expect((await again(vera.token)).spaces[1]).toMatchObject({ name: 'Garden', role: 'member' })
    expect((await house.access.listMembers(owner, space.id)).map((member) => [member.name, member.role])).toEqual([['Bert', 'admin'], ['Vera', 'member']])
    await house.access.removeMember(owner, space.id, vera.actor.userId)
    expect((await again(vera.token)).spaces.map((listed) => listed.name)).toEqual(['Household'])
  })

  it('keep an administrator, and everybody else may leave by themselves', async () => {
    const space = await house.access.createSpace(bert.actor, 'Garden')
    const owner = await again(bert.token)
    await expect(house.access.removeMember(owner, space.id, owner.userId)).rejects.toMatchObject({ code: 'conflict', key: 'access.last-space-administrator' })
    await expect(house.access.changeMember(owner, space.id, { userId: owner.userId, role: 'viewer' })).rejects.toMatchObject({ key: 'access.last-space-administrator' })
    const vera = await house.person(ada, 'Vera', 'viewer')
    await house.access.addMember(owner, space.id, { userId: vera.actor.userId, role: 'viewer' })
    await house.access.removeMember(await again(vera.token), space.id, vera.actor.userId)
    await expect(house.access.removeMember(owner, space.id, vera.actor.userId)).rejects.toMatchObject({ code: 'not-found', key: 'access.no-such-member' })
  })

  it('leave the household to the house: its members and roles are not changed here', async () => {
    const household = ada.spaces[0]!.id
    await expect(house.access.removeMember(ada, household, bert.actor.userId)).rejects.toMatchObject({ code: 'conflict', key: 'access.household-follows-house' })
    await expect(house.access.changeMember(ada, household, { userId: bert.actor.userId, role: 'admin' })).rejects.toMatchObject({ code: 'conflict', key: 'access.household-follows-house' })
  })

  it('are forgotten by other processes within seconds', async () => {
    const other = house.secondProcess()
    const space = await house.access.createSpace(bert.actor, 'Garden')
    const vera = await house.person(ada, 'Vera', 'viewer')
    expect((await other.authenticate(vera.token))?.actor.spaces).toHaveLength(1)
    await house.access.addMember(await again(bert.token), space.id, { userId: vera.actor.userId, role: 'viewer' })
    house.clock.forward(5001)
    expect((await other.authenticate(vera.token))?.actor.spaces).toHaveLength(2)
  })
})
