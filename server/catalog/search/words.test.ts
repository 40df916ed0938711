import { describe, expect, it } from 'vitest'
import { cameraName } from './camera-name.ts'
import { makeDocument, type DocumentFacts } from './document.ts'
import { foldText } from './fold-text.ts'
import { runsOf } from './lexemes.ts'
import { editDistance, nearest } from './nearest.ts'
import { textQuery } from './ts-query.ts'
import { whyFound } from './why.ts'
import { parseQuery } from './parse.ts'

const facts: DocumentFacts = { name: '', folder: '', year: '2024', titles: [], tags: [], camera: '', lens: '', artists: [], album: '', described: [], genres: [], events: [], said: [], located: false, lines: [], colors: [], labels: [], seen: [] }

describe('folding', () => {
  it.each([
    ['Äpfel', 'apfel'], ['STRASSE', 'strasse'], ['Straße', 'strasse'], ['Łódź', 'lodz'], ['İstanbul', 'istanbul'], ['Œuvre', 'oeuvre'], ['ＴＯＫＹＯ', 'tokyo'], ['Ёлка', 'елка'],
    ['Άθήνας', 'αθηνασ'], ['שָׁלוֹם', 'שלום'], ['がぎ', 'がぎ'], ['한국', '한국'], ['हिन्दी', 'हिन्दी'], ['ﬁne', 'fine'],
  ])('%s becomes %s', (text, folded) => expect(foldText(text)).toBe(folded))
  it('gives the same for a letter in one piece and in two', () => expect(foldText('é')).toBe(foldText('é')))
})

describe('words of a text', () => {
  it('splits names as people read them', () => expect(runsOf('IMG_2024-Rome.jpg').map(({ text }) => text)).toEqual(['img', '2024', 'rome', 'jpg']))
  it('takes pairs of neighbours where a script has no spaces', () => expect(runsOf('東京都 x').flatMap(({ lexemes }) => lexemes)).toEqual(['東京', '京都', 'x']))
  it('asks for words that follow one another', () => {
    expect(textQuery('San Pietro')).toBe('\'san\' <1> \'pietro\'')
    expect(textQuery('rom', { prefix: true })).toBe('\'rom\':*')
    expect(textQuery('東京都 x')).toBe('\'東京\' <1> \'京都\' <2> \'x\'')
    expect(textQuery('京')).toBe('\'京\':*')
    expect(textQuery('EOS R5', { field: 'camera' })).toBe('\'camera/eos\' <1> \'camera/r5\'')
    expect(textQuery('!&|')).toBeUndefined()
  })
  it('keeps quotes and backslashes out of literals', () => {
    expect(textQuery('o\'neil\\x')).toBe('\'o\' <1> \'neil\' <1> \'x\'')
  })
  it('weighs a name over what the picture reads, and keeps both forms of a line', () => {
    const { document, vocabulary } = makeDocument({ ...facts, name: 'Rome.jpg', lines: ['GRÜSSE aus Rom'] })
    expect(document.words).toContain('\'rome\':1A')
    expect(document.words).toMatch(/'grusse':\d+D/)
    expect(document).toMatchObject({ names: 'rome.jpg', text: 'grusse aus rom', read: 'GRÜSSE aus Rom' })
    expect(vocabulary).toEqual(expect.arrayContaining(['rome', 'grusse', 'aus']))
  })
  it('survives very long texts', () => {
    const { document } = makeDocument({ ...facts, lines: ['word '.repeat(100_000)] })
    expect(document.words.length).toBeLessThan(200_000)
  })
})

describe('typos', () => {
  it.each([['rome', 'rmoe', 1], ['paris', 'pariss', 1], ['berlin', 'barlin', 1], ['', 'abc', 3], ['kitten', 'sitting', 3]])('%s and %s are %i apart', (a, b, away) => expect(editDistance(a, b)).toBe(away))
  it('suggests only what is near', () => {
    expect(nearest('colr', ['color', 'camera'])).toBe('color')
    expect(nearest('qqqqq', ['color', 'camera'])).toBeUndefined()
  })
})

describe('why a file was found', () => {
  const why = (query: string, more: Partial<DocumentFacts>, spellings = new Map<string, string[]>()) =>
    whyFound(parseQuery(query, { now: new Date(0), colors: [] }).root, spellings, { ...facts, ...more }).map(({ place, value, start, end }) => [place, value.slice(start, end)])
  it('names the place and marks the word in its own letters', () => {
    expect(why('grüsse', { name: 'a.jpg', lines: ['x', 'Viele GRÜSSE!'] })).toEqual([['text', 'GRÜSSE']])
    expect(why('strasse tag:rome', { lines: ['Lange Straße 5'], tags: ['Travel/Rome'] })).toEqual([['text', 'Straße'], ['tag', 'Rome']])
    expect(why('京都', { lines: ['東京都'] })).toEqual([['text', '京都']])
  })
  it('shows what a mistyped word was taken for, and nothing for what is left out', () => {
    expect(why('recipt -dog', { lines: ['RECEIPT', 'DOG'] }, new Map([['recipt', ['receipt']]]))).toEqual([['text', 'RECEIPT']])
  })
})

it('calls a camera by its maker only once', () => {
  expect(cameraName('Canon', 'Canon EOS R5')).toBe('Canon EOS R5')
  expect(cameraName('NIKON CORPORATION', 'NIKON D80')).toBe('NIKON D80')
  expect(cameraName('Apple', 'iPhone 15')).toBe('Apple iPhone 15')
  expect(cameraName(null, null)).toBe('')
})
