import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../test/support/test-database.ts'
import { atHome, testPassword } from '../../test/support/test-house.ts'
import { createEvents, silentLog, systemClock } from '../platform/index.ts'
import { actorChanged, createAccess } from './index.ts'

let database: TestDatabase
let secretsDir: string
beforeAll(async () => {
  database = await testDatabase()
  secretsDir = mkdtempSync(join(tmpdir(), 'mantel-secrets-'))
})
afterAll(async () => {
  await database.drop()
  rmSync(secretsDir, { recursive: true, force: true })
})

it('a logout and a revoked app password in one process are known in every other one as soon as they are committed', async () => {
  const openProcess = async () => {
    const events = createEvents({ log: silentLog() })
    const access = createAccess({ db: database.db, clock: systemClock, log: silentLog(), events, sessionDays: 30, secretsDir })
    await events.start(database.listener)
    return { access, events }
  }
  const [here, there] = [await openProcess(), await openProcess()]
  const code = await here.access.setupCode() ?? ''
  const { sessionToken, actor } = await here.access.createAdministrator({ code, name: 'Ada', password: testPassword, householdName: 'Household' }, atHome)
  expect(await there.access.authenticate(sessionToken)).toBeDefined()

  const knock = () => there.access.appPasswords.verify('Ada', password, { address: atHome.address })
  const { id, password } = await here.access.appPasswords.make(actor, 'Laptop')
  expect(await knock()).toEqual({ ...actor, appPasswordId: id })

  const told = () => new Promise((resolve) => there.events.listen(actorChanged, resolve))
  const revoked = told()
  await here.access.appPasswords.revoke(actor, id)
  expect(await revoked).toEqual({ userIds: [actor.userId] })
  expect(await knock()).toBeUndefined()

  const loggedOut = told()
  await here.access.logout(sessionToken)
  expect(await loggedOut).toEqual({ userIds: [actor.userId] })
  expect(await there.access.authenticate(sessionToken)).toBeUndefined()
})
