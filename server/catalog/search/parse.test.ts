import { describe, expect, it } from 'vitest'
import { labelWords } from '../../../views/labels.ts'
import { createLabelVocabulary } from '../labels/label-words.ts'
import { parseQuery } from './parse.ts'
import { chipsOf, printQuery, withoutChip } from './print-query.ts'
import type { Condition, ParsedQuery, QueryNode } from './query.ts'

const rules = { now: new Date('2024-06-15T12:00:00Z'), colors: ['red', 'grey'], labels: createLabelVocabulary(labelWords), people: ['Ann', 'Ben', 'Mary Ann Lee', 'Jörg'] }
const parse = (text: string, typing = false): ParsedQuery => parseQuery(text, { ...rules, typing })
const condition = (text: string): Condition | undefined => {
  const { root } = parse(text)
  return root?.type === 'filter' ? root.condition : undefined
}
const problem = (text: string) => parse(text).problems[0]

/** The tree without places: 'and(a, not(b))'. */
const shape = (node: QueryNode | null): string => {
  if (!node) return 'nothing'
  if (node.type === 'not') return `not(${shape(node.node)})`
  if (node.type === 'and' || node.type === 'or') return `${node.type}(${node.nodes.map(shape).join(', ')})`
  return node.type === 'filter' ? `${node.condition.field}:${node.typed}` : node.type === 'phrase' ? `"${node.text}"` : `${node.text}${node.prefix ? '*' : ''}`
}

describe('the grammar', () => {
  it.each([
    ['rome 2024', 'and(rome, 2024)'],
    ['"san pietro" -dog', 'and("san pietro", not(dog))'],
    ['cat OR dog kind:image', 'and(or(cat, dog), kind:image)'],
    ['a b OR c OR d e', 'and(a, or(b, c, d), e)'],
    ['(a b) OR -(c d)', 'or(and(a, b), not(and(c, d)))'],
    ['“kluge Worte”', '"kluge Worte"'],
    ['rom*', 'rom*'],
    ['12:30', '12:30'],
    ['KIND:Video', 'kind:Video'],
    ['', 'nothing'],
    ['  - ! () ""', 'nothing'],
    ['東京　タワー', 'and(東京, タワー)'],
    ['well-known', 'well-known'],
  ])('reads %j as %s', (text, expected) => expect(shape(parse(text).root)).toBe(expected))
  it('takes the last word for the beginning of one while it is being typed', () => {
    expect(shape(parse('old rom', true).root)).toBe('and(old, rom*)')
    expect(shape(parse('old rom ', true).root)).toBe('and(old, rom)')
  })
  it('knows where each part stands', () => {
    const text = 'rome -camera:"Canon EOS" (a OR b)'
    expect(chipsOf(parse(text)).map(({ start, end, label, negated, type, filter }) => [text.slice(start, end) === label, label, type, negated, filter])).toEqual([
      [true, 'rome', 'word', false, undefined], [true, '-camera:"Canon EOS"', 'filter', true, 'camera'], [true, '(a OR b)', 'group', false, undefined],
    ])
  })
  it('takes one chip away and leaves the others as they were typed', () => {
    const text = 'rome  kind:image "a b"'
    const [, kind] = chipsOf(parse(text))
    expect(withoutChip(text, kind!)).toBe('rome "a b"')
  })
  it.each(['rome "a b" -x', 'a OR b c', '(a b) OR -(c OR d)', 'date:2024..2025 -is:favorite', 'kind:image,video camera:"Canon EOS"', '((a)) ((b OR c))', 'rom* -tag:travel/rome'])('writes %j so that it is read the same way', (text) => {
    const { root } = parse(text)
    expect(shape(parse(printQuery(root)).root)).toBe(shape(root))
  })
})

describe('filters', () => {
  it.each([
    ['date:2024', [{ from: '2024-01-01T00:00:00', before: '2025-01-01T00:00:00' }]],
    ['date:2024-02', [{ from: '2024-02-01T00:00:00', before: '2024-03-01T00:00:00' }]],
    ['date:2024-05-01..2024-06', [{ from: '2024-05-01T00:00:00', before: '2024-07-01T00:00:00' }]],
    ['date:2025..2023', [{ from: '2023-01-01T00:00:00', before: '2026-01-01T00:00:00' }]],
    ['date:>2023', [{ from: '2024-01-01T00:00:00' }]],
    ['date:<=2023-05', [{ before: '2023-06-01T00:00:00' }]],
    ['date:2024..', [{ from: '2024-01-01T00:00:00' }]],
    ['date:today', [{ from: '2024-06-15T00:00:00', before: '2024-06-16T00:00:00' }]],
    ['year:yesterday', [{ from: '2024-06-14T00:00:00', before: '2024-06-15T00:00:00' }]],
    ['date:2020,2022', [{ from: '2020-01-01T00:00:00', before: '2021-01-01T00:00:00' }, { from: '2022-01-01T00:00:00', before: '2023-01-01T00:00:00' }]],
  ])('%s', (text, ranges) => expect(condition(text)).toEqual({ field: 'date', ranges }))
  it.each([
    ['size:>10MB', 'size', [{ from: 10_000_001 }]],
    ['size:10MB', 'size', [{ from: 9_500_000, to: 10_500_000 }]],
    ['size:1KiB..2KiB', 'size', [{ from: 1024, to: 2048 }]],
    ['iso:100..400', 'iso', [{ from: 100, to: 400 }]],
    ['iso:400..100', 'iso', [{ from: 100, to: 400 }]],
    ['width:1920', 'width', [{ from: 1920, to: 1920 }]],
    ['height:<=1080', 'height', [{ to: 1080 }]],
  ])('%s', (text, field, ranges) => expect(condition(text)).toEqual({ field, ranges }))
  it('takes words that people use besides its own', () => {
    expect(condition('kind:photos,music')).toEqual({ field: 'kind', values: ['image', 'audio'] })
    expect(condition('colour:gray')).toEqual({ field: 'color', values: ['grey'] })
    expect(condition('is:favourite')).toEqual({ field: 'is', values: ['favorite'] })
  })
})

describe('what machines saw and who is seen', () => {
  it.each([
    ['object:dog', { field: 'object', labels: ['dog'] }], ['object:Hund,katze', { field: 'object', labels: ['dog', 'cat'] }], ['objects:"cell phone"', { field: 'object', labels: ['cell phone'] }], ['object:animals', { field: 'object', labels: ['animal'] }],
    ['scene:Strand', { field: 'scene', labels: ['beach_coast'] }], ['place:kitchen', { field: 'scene', labels: ['kitchen'] }],
    ['faces:>3', { field: 'faces', ranges: [{ from: 4 }] }], ['faces:0', { field: 'faces', ranges: [{ from: 0, to: 0 }] }], ['quality:70..90', { field: 'quality', ranges: [{ from: 70, to: 90 }] }],
    ['is:indoors', { field: 'is', values: ['indoor'] }], ['is:document,receipt', { field: 'is', values: ['document', 'receipt'] }],
    ['person:"Ann"', { field: 'person', values: [{ text: 'Ann', quoted: true, prefix: false }] }], ['who:ann', { field: 'person', values: [{ text: 'ann', quoted: false, prefix: false }] }],
  ])('%s', (text, expected) => expect(condition(text)).toEqual(expected))
  it.each([
    ['"with Ann and Ben"', 'and(person:"Ann", person:"Ben")'], ['with ann and BEN', 'and(person:"Ann", person:"Ben")'], ['beach with Ann, Ben & jorg 2024', 'and(beach, and(person:"Ann", person:"Ben", person:"Jörg"), 2024)'],
    ['mit Ann und Ben am Strand', 'and(and(person:"Ann", person:"Ben"), am, Strand)'], ['with mary ann lee', 'person:"Mary Ann Lee"'], ['-(with Ann and Ben)', 'not(and(person:"Ann", person:"Ben"))'], ['-with Ann', 'not(person:"Ann")'],
    ['with Ann and flowers', 'and(person:"Ann", and, flowers)'], ['with cream', 'and(with, cream)'], ['"with Ann and cream"', '"with Ann and cream"'], ['gone with', 'and(gone, with)'], ['with Ann OR with Ben', 'or(person:"Ann", person:"Ben")'],
  ])('reads %s as %s', (text, expected) => expect(shape(parse(text).root)).toBe(expected))
  it('is one part of the text that can be taken away', () => {
    const text = 'beach with Ann and Ben'
    expect(chipsOf(parse(text)).map(({ label }) => label)).toEqual(['beach', 'with Ann and Ben'])
  })
})

describe('what is wrong is told with its place, and the rest still searches', () => {
  it.each([
    ['caemra:canon', 'search.unknown-filter', { name: 'caemra', nearest: 'camera' }],
    ['xyzzyplugh:1', 'search.unknown-filter-far', { name: 'xyzzyplugh' }],
    ['date:2024-13', 'search.bad-date', { value: '2024-13' }],
    ['date:2023-02-29', 'search.bad-date', {}],
    ['date:..', 'search.bad-date', {}],
    ['size:big', 'search.bad-size', { value: 'big' }],
    ['iso:-3', 'search.bad-number', { name: 'iso', value: '-3' }],
    ['kind:vidoe', 'search.unknown-choice', { nearest: 'video' }],
    ['is:zzz', 'search.bad-choice', {}],
    ['object:dgo', 'search.unknown-choice', { name: 'object', nearest: 'dog' }],
    ['object:beach', 'search.label-elsewhere', { name: 'object', value: 'beach', other: 'scene' }],
    ['scene:zzyzxqqwwvv', 'search.unknown-label', { name: 'scene' }],
    ['faces:many', 'search.bad-number', { name: 'faces' }],
    ['camera:', 'search.empty-filter', { name: 'camera' }],
    ['"open', 'search.unclosed-quote', {}],
    ['(a', 'search.unclosed-bracket', {}],
    ['a)', 'search.extra-bracket', {}],
    ['y OR OR b', 'search.lone-or', {}],
    ['a OR', 'search.lone-or', {}],
  ])('%j', (text, key, params) => {
    const found = parse(`x ${text}`).problems.at(0)
    expect(found).toMatchObject({ key, params })
    expect(found!.start).toBeGreaterThanOrEqual(2)
    expect(found!.end).toBeLessThanOrEqual(text.length + 2)
    expect(shape(parse(`x ${text}`).root)).toContain('x')
  })
  it('bounds length, number and depth of parts', () => {
    expect(problem('a '.repeat(600))?.key).toBe('search.too-many')
    expect(parse('x'.repeat(2000)).problems.map(({ key }) => key)).toContain('search.too-long')
    expect(problem(`${'('.repeat(40)}a`)?.key).toBe('search.unclosed-bracket')
    expect(parse(`${'('.repeat(40)}a`).problems.map(({ key }) => key)).toContain('search.too-deep')
    expect(parse(`${'-'.repeat(40)}a`).problems.map(({ key }) => key)).toContain('search.too-deep')
  })
})
