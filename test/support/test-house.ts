import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccess, type Access, type Actor, type Caller, type Role } from '../../server/access/index.ts'
import { silentLog, type Clock, type Database } from '../../server/platform/index.ts'
import { testDatabase } from './test-database.ts'

/** A clock that stands still until it is told to go on. */
export interface SetClock extends Clock { forward(milliseconds: number): void }

export interface TestHouse {
  db: Database
  clock: SetClock
  access: Access
  secretsDir: string
  /** Another process's view of the same house. */
  secondProcess(): Access
  /** Makes the administrator 'Ada' and logs her in. */
  setUp(): Promise<{ actor: Actor; token: string }>
  /** Gives a person access and logs them in. */
  person(admin: Actor, name: string, role: Role): Promise<{ actor: Actor; token: string }>
  close(): Promise<void>
}

/** Good enough for every person of a test. */
export const testPassword = 'blue kettle on the stove'
/** A browser at home. */
export const atHome: Caller = { address: '192.168.1.20', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

/** A house with its own database and secrets, not set up yet. */
export async function testHouse(): Promise<TestHouse> {
  const database = await testDatabase()
  const secretsDir = mkdtempSync(join(tmpdir(), 'mantel-secrets-'))
  let now = Date.now()
  const clock: SetClock = { now: () => new Date(now), forward: (milliseconds) => { now += milliseconds } }
  const open = (): Access => createAccess({ db: database.db, clock, log: silentLog(), sessionDays: 30, secretsDir })
  const access = open()
  return {
    db: database.db, clock, access, secretsDir, secondProcess: open,
    async setUp() {
      const code = await access.setupCode() ?? ''
      const begun = await access.createAdministrator({ code, name: 'Ada', password: testPassword, householdName: 'Household' }, atHome)
      return { actor: begun.actor, token: begun.sessionToken }
    },
    async person(admin, name, role) {
      await access.addUser(admin, { name, password: testPassword, role })
      const begun = await access.login({ name, password: testPassword }, atHome)
      return { actor: begun.actor, token: begun.sessionToken }
    },
    async close() {
      await database.drop()
      rmSync(secretsDir, { recursive: true, force: true })
    },
  }
}
