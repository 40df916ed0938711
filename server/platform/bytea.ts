import { customType } from 'drizzle-orm/pg-core'

/** A column of bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea', toDriver: (v) => Buffer.from(v) })
