import { describe, expect, it } from 'vitest'
import { clockTime } from './clock-time.ts'
import { cuesOf, type SaidSegment } from './cues.ts'
import { toJson } from './to-json.ts'
import { toSrt } from './to-srt.ts'
import { toText } from './to-text.ts'
import { toVtt } from './to-vtt.ts'

/** A sentence whose words take a quarter of a second each. */
const said = (start: number, text: string, between = ' '): SaidSegment => {
  const words = (between === '' ? [...text] : text.split(between)).map((word, i) => ({ text: word, start: start + i / 4, end: start + (i + 1) / 4 }))
  return { start, end: words.at(-1)!.end, text, words }
}
const jfk = said(1, 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.')

describe('cuesOf', () => {
  it('cuts a sentence into two lines of 42 letters at most, at the times of its words', () => {
    const cues = cuesOf([jfk])
    expect(cues).toEqual([
      { start: 1, end: 5.25, lines: ['And so my fellow Americans, ask not what', 'your country can do for you, ask what you'] },
      { start: 5.25, end: 6.5, lines: ['can do for your country.'] },
    ])
    expect(cues.flatMap(({ lines }) => lines).join(' ')).toBe(jfk.text)
    for (const { lines, start, end } of cues) {
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(42)
      expect(end).toBeGreaterThan(start)
    }
    expect([cues[0]!.start, cues.at(-1)!.end]).toEqual([jfk.start, jfk.end])
  })

  it('shares the time among words that have none', () => {
    const cues = cuesOf([{ ...jfk, words: [] }])
    expect(cues.flatMap(({ lines }) => lines).join(' ')).toBe(jfk.text)
    expect(cues[1]!.start).toBeGreaterThan(cues[0]!.start)
  })

  it('leaves nothing longer than seven seconds on the screen', () => {
    const slow: SaidSegment = { start: 0, end: 20, text: 'one two', words: [{ start: 0, end: 1, text: 'one' }, { start: 19, end: 20, text: 'two' }] }
    expect(cuesOf([slow])).toEqual([{ start: 0, end: 1, lines: ['one'] }, { start: 19, end: 20, lines: ['two'] }])
  })

  it('cuts what has no spaces', () => {
    const cues = cuesOf([said(0, '客'.repeat(100), '')])
    expect(cues.flatMap(({ lines }) => lines).join('')).toBe('客'.repeat(100))
    expect(Math.max(...cues.flatMap(({ lines }) => lines.map((line) => line.length)))).toBeLessThanOrEqual(42)
    expect(cuesOf([{ start: 0, end: 4, text: 'x'.repeat(100), words: [] }])[0]!.lines).toEqual(['x'.repeat(42), 'x'.repeat(42)])
  })

  it('lets none overlap the next', () => {
    expect(cuesOf([{ start: 0, end: 3, text: 'a', words: [] }, { start: 2, end: 4, text: 'b', words: [] }]).map(({ end }) => end)).toEqual([2, 4])
  })
})

const two: SaidSegment[] = [{ start: 0, end: 1.5, text: ' Tom & <i>Jerry</i> --> go.\n\n', words: [] }, { start: 3661.0456, end: 3662, text: 'Yes.', words: [] }]

it('writes .srt', () => {
  expect(toSrt(two)).toBe('1\n00:00:00,000 --> 00:00:01,500\nTom & <\u2060i>Jerry<\u2060/i> → go.\n\n2\n01:01:01,046 --> 01:01:02,000\nYes.\n')
})

it('writes .vtt, its signs escaped', () => {
  expect(toVtt(two)).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nTom &amp; &lt;i&gt;Jerry&lt;/i&gt; --&gt; go.\n\n01:01:01.046 --> 01:01:02.000\nYes.\n')
})

it('writes .txt, a paragraph after each long pause', () => {
  expect(toText([...two, { start: 3662.5, end: 3663, text: 'No.', words: [] }])).toBe('Tom & <i>Jerry</i> --> go.\n\nYes. No.\n')
})

it('writes .json', () => {
  expect(JSON.parse(toJson({ language: 'en', recogniser: 'whisper', accuracy: 'good', segments: [jfk] }))).toEqual({ language: 'en', recogniser: 'whisper', accuracy: 'good', segments: [jfk] })
  expect(JSON.parse(toJson({ language: null, recogniser: null, accuracy: 'low', segments: [{ ...jfk, speaker: 2 }], speakers: [{ number: 2, name: 'Ann' }] }))).toMatchObject({ speakers: [{ number: 2, name: 'Ann' }], segments: [{ speaker: 2 }] })
})

it('writes nothing of nothing', () => {
  expect([toSrt([]), toVtt([]), toText([])]).toEqual(['', 'WEBVTT\n', ''])
})

it('counts more than a day of hours', () => { expect(clockTime(360_000.9996, '.')).toBe('100:00:01.000') })
