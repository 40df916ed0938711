export { createWebDoor, type WebDoor } from './web-door.ts'
export { loadAssets, type Assets } from './assets.ts'
export { endpoints } from './endpoints.ts'
export type { WebParts } from './rooms.ts'
