import { expect, it } from 'vitest'
import { spokenErrors, spokenUnits } from './compare-speech.ts'

it('words count as they are heard, not as they are written', () => {
  expect(spokenUnits('Mister Quilter’s ill-disposed, okay?', 'en')).toEqual(['mr', 'quilters', 'ill', 'disposed', 'ok'])
  expect(spokenUnits('客観、的 実在', 'ja')).toEqual(['客', '観', '的', '実', '在'])
  expect(spokenUnits(' ', 'en')).toEqual([])
})

it('counts what is put in, taken out and changed', () => {
  expect(spokenErrors(['seven', 'of', 'clubs'], ['son', 'of'])).toBe(2)
  expect(spokenErrors([], ['invented'])).toBe(1)
  expect(spokenErrors(['one'], [])).toBe(1)
})
