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

it('a logout in one process is known in every other one as soon as it is committed', async () => {
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

  const heard = new Promise((resolve) => there.events.listen(actorChanged, resolve))
  await here.access.logout(sessionToken)
  expect(await heard).toEqual({ userIds: [actor.userId] })
  expect(await there.access.authenticate(sessionToken)).toBeUndefined()
})
