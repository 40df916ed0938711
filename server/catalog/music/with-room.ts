import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../platform/database.ts'

/** Reads with memory enough to sort and join 100,000 tracks at once: with the 4 MB of every day it takes twice as long, by way of the disk. */
export const withRoom = <Value>(db: Database, read: (tx: Transaction) => Promise<Value>): Promise<Value> => db.transaction(async (tx) => {
  await tx.execute(sql`set local work_mem = '64MB'`)
  return read(tx)
})
