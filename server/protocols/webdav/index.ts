export { createWebdavDoor, type WebdavDoor } from './webdav-door.ts'
export type { WebdavParts } from './parts.ts'
export { davLocks, davProperties } from './schema.ts'
