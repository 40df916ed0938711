import type { Words } from '../words.ts'
import type { ShownAge } from './data.ts'

/** '3 years old'; in months before the second birthday. */
export const ageWords = ({ t }: Pick<Words, 't'>, { years, months }: ShownAge): string =>
  years < 2 ? t('people.months-old', { count: years * 12 + months }) : t('people.years-old', { count: years })
