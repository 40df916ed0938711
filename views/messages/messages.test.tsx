import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { wordsFor } from '../words.ts'
import { formatDay, formatMoment, formatTaken, type Locale } from './dates.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fill, type Sentence } from './message.ts'
import { formatDuration, formatExposure, formatSize, formatTimeLeft } from './quantities.ts'

const locale: Locale = { language: 'en', timeZone: 'Europe/Berlin', now: '2026-11-24T22:40:00Z' }
const texts = (sentence: Sentence): string[] => (typeof sentence === 'string' ? [sentence] : [sentence.one, sentence.other])
const braces = (sentence: Sentence): string[] => [...new Set(texts(sentence).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))].filter((name) => name !== 'count').sort()

describe('t', () => {
  const { t, say } = wordsFor(locale)

  it('fills what stands in braces', () => {
    expect(t('file.version', { number: 3 })).toBe('Version 3')
  })

  it('chooses the plural and writes numbers as the language does', () => {
    expect(t('unit.files', { count: 1 })).toBe('1 file')
    expect(t('unit.files', { count: 12_430 })).toBe('12,430 files')
  })

  it('never shows a key: an unknown one gives an apology', () => {
    expect(say({ key: 'nobody.wrote-this', params: {} })).toBe(en['error.unknown-reason'])
  })

  it('leaves a brace alone that nothing was given for', () => {
    expect(fill('Hello {name}', {}, 'en-GB')).toBe('Hello {name}')
  })

  it('treats what is filled in as text, once', () => {
    expect(fill('{name}', { name: '{other} <b>' }, 'en-GB')).toBe('{other} <b>')
  })

  it('speaks German, and English where German is missing', () => {
    expect(wordsFor({ ...locale, language: 'de' }).t('unit.files', { count: 12_430 })).toBe('12.430 Dateien')
  })
})

describe('the catalogues', () => {
  it('hold every file of en/', () => {
    const folder = join(import.meta.dirname, 'en')
    const keys = readdirSync(folder).flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map((match) => match[1]!))
    expect(keys.filter((key) => !(key in en))).toEqual([])
  })

  it('translate nothing that does not exist', () => {
    // what else people call a thing is each language's own
    expect(Object.keys(de).filter((key) => !(key in en) && !key.startsWith('label-also.'))).toEqual([])
  })

  it('keep the braces when they translate', () => {
    const english: Record<string, Sentence> = en
    expect(Object.entries(de).filter(([key, sentence]) => braces(sentence).join() !== braces(english[key] ?? '').join()).map(([key]) => key)).toEqual([])
  })

  it('never use words that only programmers use', () => {
    const jargon = /\b(assets?|ingest\w*|embeddings?|inference|AI)\b/
    expect(Object.entries(en as Record<string, Sentence>).filter(([, sentence]) => texts(sentence).some((text) => jargon.test(text))).map(([key]) => key)).toEqual([])
  })
})

describe('dates', () => {
  it('leaves the year out while it is this one', () => {
    expect(formatDay(locale, '2026-05-14')).toBe('Thursday 14 May')
    expect(formatDay(locale, '2024-05-14')).toBe('Tuesday, 14 May 2024')
  })

  it('does not move a clock on the wall into another zone', () => {
    expect(formatTaken(locale, '2024-05-14T23:59:00')).toContain('23:59')
  })

  it('is relative for a day, then absolute', () => {
    expect(formatMoment(locale, '2026-11-24T22:39:50Z')).toBe('now')
    expect(formatMoment(locale, '2026-11-24T19:40:00Z')).toBe('3 hours ago')
    expect(formatMoment(locale, '2026-11-20T10:00:00Z')).toBe('20 November at 11:00')
    expect(formatMoment(locale, '2023-05-14T10:00:00Z')).toBe('14 May 2023')
  })
})

describe('quantities', () => {
  it.each([[0, '0 bytes'], [999, '999 bytes'], [4_812_330, '4.8 MB'], [42_000_000_000, '42 GB'], [999_999, '1 MB']])('writes %i bytes as %s', (bytes, text) => {
    expect(formatSize('en', bytes)).toBe(text)
  })

  it.each([[7000, '0:07'], [725_000, '12:05'], [3_753_000, '1:02:33']])('writes %i ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })

  it('says how long something takes no finer than can be known', () => {
    expect([5, 65, 481, 1400, 5300].map((seconds) => formatTimeLeft('en', seconds))).toEqual(['1 minute', '1 minute', '8 minutes', '25 minutes', '90 minutes'])
    expect([5400, 10_300, 129_000].map((seconds) => formatTimeLeft('de', seconds))).toEqual(['2 Stunden', '3 Stunden', '36 Stunden'])
    expect(formatTimeLeft('en', 200_000)).toBe('2 days')
  })

  it('writes exposures as cameras do', () => {
    expect(formatExposure('en', 0.004)).toBe('1/250 s')
    expect(formatExposure('en', 2.5)).toBe('2.5 s')
  })
})
