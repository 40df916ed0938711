import type { Clock, Database, Events, Log, MessageParams, Queryable } from '../platform/index.ts'
import type { AccessParts } from './access-parts.ts'
import type { Actor } from './actor.ts'
import { createActorCache } from './actor-cache.ts'
import { createAppPasswords, type DeviceActor } from './app-passwords.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { listAudit, recordAudit } from './audit.ts'
import { createChangeAccess } from './change-access.ts'
import { ensureFirstSpace } from './first-space.ts'
import { endSession, listSessions, login, logout, logoutEverywhere } from './login.ts'
import { limitUser } from './limit-person.ts'
import { addUser, changeRole, disableUser, enableUser, listUsers, renameSelf } from './people.ts'
import { getPreferences, setPreferences } from './preferences.ts'
import { createSessions, type Authenticated } from './sessions.ts'
import { setOwnPassword, setPasswordOf } from './set-password.ts'
import { createAdministrator, setupCode, setupState } from './set-up.ts'
import { createSignatures } from './signatures.ts'
import { addMember, changeMember, createSpace, listInvitable, listMembers, listSpaces, removeMember } from './spaces.ts'

export interface AccessOptions {
  db: Database
  clock: Clock
  log: Log
  /** Without them other processes learn of changes after seconds instead of at once. */
  events?: Events
  sessionDays: number
  /** DATA_DIR/secrets. */
  secretsDir: string
}

export type Access = ReturnType<typeof createAccess>

/** Who may do what: people, logins, spaces, and the log of what was done to the house. */
export function createAccess({ db, clock, log, events, sessionDays, secretsDir }: AccessOptions) {
  const cache = createActorCache<Authenticated>({ clock })
  const devices = createActorCache<{ actor: DeviceActor }>({ clock })
  const forget = (userIds: readonly string[]): void => {
    cache.forget(userIds)
    devices.forget(userIds)
  }
  const sessions = createSessions({ db, clock, sessionDays, cache })
  const change = createChangeAccess({ db, events, forget })
  const parts: AccessParts = { db, clock, log, secretsDir, sessions, limit: createAttemptLimit({ db, clock }), change }
  const bound = <Rest extends unknown[], Result>(useCase: (parts: AccessParts, ...rest: Rest) => Result) => (...rest: Rest): Result => useCase(parts, ...rest)
  return {
    setupState: bound(setupState),
    setupCode: bound(setupCode),
    createAdministrator: bound(createAdministrator),
    /** The id of the default space, made where there is none yet. */
    firstSpace: () => ensureFirstSpace(db, clock.now()),

    login: bound(login),
    authenticate: sessions.authenticate,
    logout: bound(logout),
    logoutEverywhere: bound(logoutEverywhere),
    listSessions: bound(listSessions),
    endSession: bound(endSession),
    ...createSignatures({ clock, secretsDir }),
    appPasswords: createAppPasswords({ db, clock, log, change, cache: devices, limit: createAttemptLimit({ db, clock, door: 'webdav' }) }),

    listUsers: bound(listUsers),
    addUser: bound(addUser),
    changeRole: bound(changeRole),
    limitUser: bound(limitUser),
    disableUser: bound(disableUser),
    enableUser: bound(enableUser),
    renameSelf: bound(renameSelf),
    setOwnPassword: bound(setOwnPassword),
    setPasswordOf: bound(setPasswordOf),
    getPreferences: bound(getPreferences),
    setPreferences: bound(setPreferences),

    listSpaces: bound(listSpaces),
    createSpace: bound(createSpace),
    listMembers: bound(listMembers),
    listInvitable: bound(listInvitable),
    addMember: bound(addMember),
    changeMember: bound(changeMember),
    removeMember: bound(removeMember),

    /** Writes into the log of what was done to the house, in the transaction that does it; `action` is a message key of the caller's room. */
    audit: (tx: Queryable, actor: Actor | undefined, action: string, details?: MessageParams): Promise<void> => recordAudit(tx, clock, actor, action, details),
    listAudit: bound(listAudit),

    /** Deletes sessions that are over and tries that no longer count; daily. */
    sweep: async (): Promise<void> => {
      await sessions.sweep()
      await parts.limit.sweep()
    },
  }
}
