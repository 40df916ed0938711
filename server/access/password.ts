import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '../platform/errors.ts'
import { worstPasswords } from './worst-passwords.ts'

/** argon2id (the library's own default) with 19 MiB, two passes, one lane: the OWASP cheat sheet's first choice; some 40 ms off the event loop. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** NIST SP 800-63B-4 asks 15 where a password stands alone and 8 beside a second factor; with limited tries at a house's own door, ten. */
export const PASSWORD_LENGTH = 10
/** Longer ones only cost time. */
const LONGEST = 256

/** A password in PHC form, as the database keeps it. */
export const hashPassword = (password: string): Promise<string> => hash(plain(password), cost)

let decoy: Promise<string> | undefined

/** Whether the password is the hashed one; without a hash it takes the same time and is false (security rule 10). */
export async function verifyPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  // asked for before the branch, so that the first call of a process does not tell either
  const nobodys = await (decoy ??= hashPassword(randomBytes(32).toString('base64')))
  const matches = await verify(kept ?? nobodys, plain(password))
  return matches && typeof kept === 'string'
}

/**
 * Refuses what is guessed first.
 * @throws AppError 'invalid' access.password-too-short, access.password-too-long, access.password-like-name, access.password-too-common
 */
export function requireGoodPassword(password: string, name: string): void {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < PASSWORD_LENGTH) throw new AppError('invalid', 'access.password-too-short', { least: PASSWORD_LENGTH, was: characters.length })
  if (characters.length > LONGEST) throw new AppError('invalid', 'access.password-too-long', { most: LONGEST })
  const lower = characters.join('').toLowerCase()
  if (lower.replaceAll(name.toLowerCase(), '').length < PASSWORD_LENGTH / 2) throw new AppError('invalid', 'access.password-like-name')
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, '')
  if (worstPasswords.has(letters) || new Set(lower).size < 5) throw new AppError('invalid', 'access.password-too-common')
}

/** The same letters typed on two keyboards are the same password; a giant one is cut before it costs anything. */
const plain = (password: string): string => password.slice(0, 4 * LONGEST).normalize('NFKC')
