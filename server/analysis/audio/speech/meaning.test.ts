import { expect, it } from 'vitest'
import { passagesOf } from './meaning.ts'

const said = (start: number, text: string) => ({ start, end: start + 2, text, score: 1, words: [] })

it('puts sentences together until there are enough words, or a pause', () => {
  const thirty = Array.from({ length: 30 }, () => 'word').join(' ')
  expect(passagesOf([said(0, thirty), said(3, thirty), said(6, 'more'), said(30, 'later')])).toEqual([
    { start: 0, end: 5, text: `${thirty} ${thirty}` }, { start: 6, end: 8, text: 'more' }, { start: 30, end: 32, text: 'later' },
  ])
})
