// Marks that are laid over a letter and that people leave out when they type: accents (Latin, Greek, Cyrillic), Hebrew points, Arabic vowel signs.
// Marks that carry the vowel itself (Devanagari, Thai …) stay.
const LAID_OVER = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/g
// Letters of their own that no decomposition takes apart, as people type them without the key for it.
const LETTERS: Record<string, string> = { ß: 'ss', ẞ: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ς: 'σ' }
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** The form in which texts are compared: lower case, without accents, full-width and other variants of a letter made plain. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(LAID_OVER, '').normalize('NFC').toLowerCase().replace(LAID_OVER, '').replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
}
