import { foldText } from '../search/fold-text.ts'

/** Tonic as the analyzer of keys spells it: 'C', 'C#' … */
export interface NamedKey { tonic: string; mode: 'major' | 'minor' }

const tonics = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']

/** A key as search holds it: 'A', 'Am', 'F#m'. */
export const keyName = ({ tonic, mode }: NamedKey): string => `${tonic}${mode === 'minor' ? 'm' : ''}`

/** Semitones above C. Where only the language of the rest tells what B is, English is meant unless 'Dur' or 'Moll' stands behind it. */
const steps: Readonly<Record<string, number>> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11, h: 11 }
const TYPED = /^([a-h])(#|♯|b|♭|is|es|s)?[\s_-]*(m|min|minor|moll|maj|major|dur)?$/u
const MINOR = new Set(['m', 'min', 'minor', 'moll'])
const GERMAN = new Set(['dur', 'moll'])

/** Reads 'Am', 'A minor', 'a-moll', 'Dbm', 'D♭ minor', 'Cis-Dur' and places on the Camelot wheel ('8A'); a tonic alone is its major. Undefined for anything else. */
export function readKey(typed: string): string | undefined {
  const text = foldText(typed.replaceAll('♯', '#').replaceAll('♭', 'b')).trim()
  const camelot = /^(1[0-2]|[1-9])([ab])$/.exec(text)
  if (camelot) return ofCamelot(Number(camelot[1]), camelot[2] === 'a' ? 'minor' : 'major')
  const [, letter = '', sign = '', word = ''] = TYPED.exec(text) ?? []
  const step = steps[letter]
  if (step === undefined) return undefined
  const isGermanB = letter === 'b' && sign === '' && GERMAN.has(word)
  const shift = sign === '#' || sign === 'is' ? 1 : sign === '' ? (isGermanB ? -1 : 0) : -1
  return keyName({ tonic: tonicAt(step + shift), mode: MINOR.has(word) ? 'minor' : 'major' })
}

/** 8B is C major and 8A A minor; a fifth up is one more. */
const ofCamelot = (place: number, mode: NamedKey['mode']): string => keyName({ tonic: tonicAt((place - 8) * 7 + (mode === 'minor' ? 9 : 0)), mode })

const tonicAt = (step: number): string => tonics[((step % 12) + 12) % 12]!
