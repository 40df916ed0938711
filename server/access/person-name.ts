import { AppError } from '../platform/errors.ts'

/** Characters of a person's or a space's name at most. */
export const NAME_LENGTH = 60

/**
 * A name as it is kept: one form of each letter, no doubled or outer spaces.
 * @throws AppError 'invalid' access.name-needed, access.name-too-long, access.name-unreadable
 */
export function cleanName(typed: string): string {
  const name = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (name === '') throw new AppError('invalid', 'access.name-needed')
  if ([...name].length > NAME_LENGTH) throw new AppError('invalid', 'access.name-too-long', { most: NAME_LENGTH })
  // control, format (as right-to-left marks) and unassigned characters would let two names look alike
  if (/\p{C}/u.test(name)) throw new AppError('invalid', 'access.name-unreadable')
  return name
}

/** A name as it was typed at a door, in the form that a kept one has; whatever it holds, the database can be asked for it. */
export const typedName = (name: string): string => name.slice(0, 200).normalize('NFKC').replace(/\s+/g, ' ').replaceAll('\0', '').trim()
