import { describe, expect, it } from 'vitest'
import { en } from '../../views/messages/en.ts'
import { sources } from './repository.ts'

const catalogue = Object.keys(en)
/** Prefixes of the catalogue's keys, so that 'image.text' of an analyzer or 'mantel.json' is not taken for a message. */
const topics = new Set(catalogue.map((key) => key.split('.')[0]!))
const texts = sources(['server', 'views']).filter(({ path }) => !path.startsWith('views/messages/'))
const browserTexts = sources(['public']).map(({ text }) => text)

/** String literals and templates of the sources that have a message key's shape. */
const mentioned = new Set(texts.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)['"`]/g)].map((match) => match[1]!)))
/** Keys that are put together: `t(\`kind.${file.kind}\`)` uses everything that begins with 'kind.'. */
const beginnings = texts.flatMap(({ text }) => [...text.matchAll(/`([a-z][a-z0-9-]*\.[a-z0-9.-]*)\$\{/g)].map((match) => match[1]!))

describe('messages', () => {
  it('have a sentence for every key that is thrown', () => {
    const thrown = texts.flatMap(({ path, text }) => [...text.matchAll(/new AppError\(\s*'[a-z-]+',\s*'([^']+)'/g)].map((match) => ({ path, key: match[1]! })))
    expect(thrown.filter(({ key }) => !catalogue.includes(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
  })

  it('have a sentence for every key that is stored', () => {
    const stored = texts.flatMap(({ path, text }) => [...text.matchAll(/\bkey: '([a-z-]+\.[a-z.-]+)', params/g)].map((match) => ({ path, key: match[1]! })))
    expect(stored.filter(({ key }) => !catalogue.includes(key)).map(({ path, key }) => `${path}: ${key}`)).toEqual([])
  })

  it('are each said somewhere', () => {
    const isUsed = (key: string): boolean => mentioned.has(key) || beginnings.some((start) => key.startsWith(start)) || key.startsWith('browser.')
    expect(catalogue.filter((key) => !isUsed(key))).toEqual([])
  })

  it('have no words of the workshop', () => {
    const said = Object.entries(en).map(([key, sentence]) => [key, typeof sentence === 'string' ? sentence : Object.values(sentence).join(' ')] as const)
    expect(said.filter(([, sentence]) => /\b(assets?|ingest\w*|embeddings?|inference|AI|null|undefined)\b/.test(sentence)).map(([key]) => key)).toEqual([])
  })

  it('are grouped by topics that sources know', () => {
    const all = [...texts.map(({ text }) => text), ...browserTexts].join('\n')
    expect([...topics].filter((topic) => topic !== 'browser' && !all.includes(`${topic}.`))).toEqual([])
  })
})
