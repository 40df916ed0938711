import { sql } from 'drizzle-orm'
import { boolean, index, inet, jsonb, pgEnum, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export const role = pgEnum('role', ['admin', 'member', 'viewer'])

/** People who can log in. */
export const users = pgTable('users', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** argon2id in PHC form; null while the person has not set one. */
  passwordHash: text('password_hash'),
  /** Of the house as a whole: an admin may change settings, sources, people with access. */
  role: role().notNull(),
  disabled: boolean().notNull().default(false),
  /** Sees only what carries certain tags (table tag_limits); whose tags are all gone sees nothing. */
  limited: boolean().notNull().default(false),
  /** What a person set for themselves: theme, language, rows. */
  preferences: jsonb().notNull().default({}),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [uniqueIndex('users_name_key').on(sql`lower(${t.name})`)]) // login looks up by name, whatever its case

/** Logged-in browsers; the id that the cookie carries is never stored, only its sha256. */
export const sessions = pgTable('sessions', {
  id: text().primaryKey(),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  userAgent: text('user_agent').notNull().default(''),
}, (t) => [index('sessions_user_id_idx').on(t.userId)]) // log out everywhere

/** Who a file belongs to: the household, or a private space beside it. */
export const spaces = pgTable('spaces', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  isDefault: boolean('is_default').notNull().default(false),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
}, (t) => [uniqueIndex('spaces_one_default').on(t.isDefault).where(sql`${t.isDefault}`)])

/** Who belongs to a space, and as what. */
export const spaceMembers = pgTable('space_members', {
  spaceId: uuid('space_id').notNull().references(() => spaces.id, { onDelete: 'cascade' }),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  role: role().notNull(),
}, (t) => [primaryKey({ columns: [t.spaceId, t.userId] }), index('space_members_user_id_idx').on(t.userId)]) // the spaces of an actor

/** What an app password opens, and nothing besides. */
export const appPasswordScope = pgEnum('app_password_scope', ['webdav'])

/** Passwords of devices that cannot show a login page, each with the rights of its owner at most; only their sha256 is kept. */
export const appPasswords = pgTable('app_passwords', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  scope: appPasswordScope().notNull(),
  /** What its owner calls the device. */
  device: text().notNull(),
  /** sha256 of the letters without their hyphens, in hex. */
  hash: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  /** To the minute. */
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  lastAddress: inet('last_address'),
}, (t) => [
  uniqueIndex('app_passwords_hash_key').on(t.hash), // a device at the door
  index('app_passwords_user_id_idx').on(t.userId), // a person's own devices
])

/** The doors that count tries, each by itself. */
export const attemptDoor = pgEnum('attempt_door', ['login', 'webdav'])

/** Failed logins, counted per address and per account. */
export const loginAttempts = pgTable('login_attempts', {
  id: uuid().primaryKey(),
  door: attemptDoor().notNull().default('login'),
  address: inet().notNull(),
  account: text().notNull(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
}, (t) => [index('login_attempts_address_at_idx').on(t.address, t.at), index('login_attempts_account_at_idx').on(t.account, t.at)]) // the limits at login

/** What was done to the house and by whom: logins, settings, sources, people; append-only. */
export const auditEntries = pgTable('audit_entries', {
  id: uuid().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
  action: text().notNull(),
  details: jsonb().notNull().default({}),
}, (t) => [index('audit_entries_at_idx').on(t.at)]) // newest first
