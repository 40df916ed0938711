import { describe, expect, it } from 'vitest'
import { readKey } from './key-name.ts'

describe('readKey', () => {
  it.each([
    ['Am', 'Am'], ['am', 'Am'], ['A minor', 'Am'], ['a-moll', 'Am'], ['8A', 'Am'], ['8a', 'Am'], ['8B', 'C'], ['C', 'C'], ['c major', 'C'], ['C-Dur', 'C'], ['12B', 'E'], ['1A', 'G#m'], ['9B', 'G'],
    ['C#m', 'C#m'], ['C♯ minor', 'C#m'], ['Dbm', 'C#m'], ['D♭ minor', 'C#m'], ['cis-moll', 'C#m'], ['Es-Dur', 'D#'], ['As', 'G#'], ['Eb', 'D#'], ['fis-moll', 'F#m'], ['Bb', 'A#'], ['Cb', 'B'],
    ['B minor', 'Bm'], ['h-moll', 'Bm'], ['b-moll', 'A#m'], ['B', 'B'], ['Fmaj', 'F'],
  ])('%s is %s', (typed, key) => expect(readKey(typed)).toBe(key))

  it.each(['', 'x', '13A', '0B', 'A majr', 'am I', 'camelot'])('%s is none', (typed) => expect(readKey(typed)).toBeUndefined())
})
