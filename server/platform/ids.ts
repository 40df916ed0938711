import { uuidv7 } from 'uuidv7'

/** A new UUIDv7 (RFC 9562 section 5.7): ids sort by the time they were made. */
export const newId = (): string => uuidv7()
