import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './database.ts'

const LOCK = 4_206_001 // any number of our own: two processes that start at once must not both migrate

/** Applies the migrations of the folder that this database lacks, all in one transaction; returns how many. */
export async function migrate(db: Database, folder: string): Promise<number> {
  const all = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    for (const extension of ['pg_trgm', 'unaccent']) await tx.execute(sql.raw(`create extension if not exists ${extension}`))
    await tx.execute(sql`create table if not exists migrations (hash text primary key, applied_at timestamptz not null default now())`)
    const rows = await tx.execute<{ hash: string }>(sql`select hash from migrations`)
    const applied = new Set(rows.map((row) => row.hash))
    const missing = all.filter(({ hash }) => !applied.has(hash))
    for (const { sql: statements, hash } of missing) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into migrations (hash) values (${hash})`)
    }
    return missing.length
  })
}
