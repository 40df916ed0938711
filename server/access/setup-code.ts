import { randomInt } from 'node:crypto'

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B: a person reads it from a terminal and types it into a browser. */
const alphabet = '34679ACDEFGHJKMNPQRTUVWXY'

/** A new code, 'K7QD-X3MV': 25^8, some 10^11, against which tries are limited. */
export function makeSetupCode(): string {
  const four = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${four()}-${four()}`
}

/** The code as it was meant: in any case, with or without its hyphen. */
export function plainSetupCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 64)
}
