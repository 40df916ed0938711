import type { Catalogue } from './message.ts'

/** German, as far as it goes: what is missing is said in English. */
export const de: Catalogue = {}
