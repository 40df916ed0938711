export { createDlnaDoor, type DlnaDoor } from './dlna-door.ts'
export type { DlnaParts } from './dlna-parts.ts'
