import { AppError } from '../../platform/errors.ts'

const LONGEST_NAME = 100, DEEPEST = 10

/**
 * The names of a path that a person typed, from the top: ' Travel / Rome ' → ['Travel', 'Rome'].
 * @throws AppError 'invalid' catalog.tag-empty | catalog.tag-too-long | catalog.tag-too-deep
 */
export function tagNames(typed: string): string[] {
  const names = typed.normalize('NFC').split('/').map((name) => name.replace(/[\s\p{Cc}]+/gu, ' ').trim()).filter((name) => name !== '')
  if (names.length === 0) throw new AppError('invalid', 'catalog.tag-empty')
  if (names.length > DEEPEST) throw new AppError('invalid', 'catalog.tag-too-deep', { most: DEEPEST })
  if (names.some((name) => name.length > LONGEST_NAME)) throw new AppError('invalid', 'catalog.tag-too-long', { most: LONGEST_NAME })
  return names
}

/** True for a path below another, whatever their case. */
export const isBelow = (path: string, above: string): boolean => path.toLowerCase().startsWith(`${above.toLowerCase()}/`)
