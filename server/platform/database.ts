import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { ConnectionAddress } from './embedded-postgres/address.ts'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a use-case takes that may run alone or inside a transaction of its caller's. */
export type Queryable = Database | Transaction

/** An own connection that hears NOTIFY. */
export interface Listener { listen(channel: string, heard: (payload: string) => void): Promise<void> }

export interface DatabaseConnection {
  db: Database
  listener: Listener
  close: () => Promise<void>
}

/** Opens the connection pool that the process uses; postgres.js reconnects by itself after a restart of the database. */
export function connectDatabase(address: ConnectionAddress, { max = 10, name = 'mantel' }: { max?: number; name?: string } = {}): DatabaseConnection {
  const shared: postgres.Options<Record<string, postgres.PostgresType>> = {
    max, idle_timeout: 60, connection: { application_name: name, TimeZone: 'UTC' }, onnotice: () => undefined,
  }
  const client = 'url' in address ? postgres(address.url, shared) : postgres({ ...shared, host: address.host, port: address.port, user: address.user, password: address.password, database: address.database })
  return {
    db: drizzle(client),
    listener: { listen: async (channel, heard) => { await client.listen(channel, heard) } },
    close: () => client.end({ timeout: 5 }),
  }
}
