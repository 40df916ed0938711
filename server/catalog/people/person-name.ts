import { AppError } from '../../platform/errors.ts'

export const LONGEST_PERSON_NAME = 100

/**
 * A name that was typed, tidied.
 * @throws AppError 'invalid' catalog.person-name-empty | catalog.person-name-too-long
 */
export function personName(typed: string): string {
  const name = typed.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (name === '') throw new AppError('invalid', 'catalog.person-name-empty')
  if (name.length > LONGEST_PERSON_NAME) throw new AppError('invalid', 'catalog.person-name-too-long', { most: LONGEST_PERSON_NAME })
  return name
}
