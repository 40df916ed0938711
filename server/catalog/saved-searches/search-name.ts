import { AppError } from '../../platform/errors.ts'

const LONGEST_NAME = 120
const LONGEST_QUERY = 2000

/**
 * A name as it is kept.
 * @throws AppError 'invalid' catalog.saved-search-nameless | catalog.saved-search-name-long
 */
export function searchName(typed: string): string {
  const name = typed.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (name === '') throw new AppError('invalid', 'catalog.saved-search-nameless')
  if ([...name].length > LONGEST_NAME) throw new AppError('invalid', 'catalog.saved-search-name-long', { most: LONGEST_NAME })
  return name
}

/**
 * What is looked for; nothing would be the whole library.
 * @throws AppError 'invalid' catalog.saved-search-empty
 */
export function searchText(typed: string): string {
  const query = typed.replaceAll('\0', '').trim()
  if (query === '' || query.length > LONGEST_QUERY) throw new AppError('invalid', 'catalog.saved-search-empty')
  return query
}
