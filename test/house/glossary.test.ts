import { describe, expect, it } from 'vitest'
import { read } from './repository.ts'

/** The words of the house: a reader of the code must find each one explained. */
const words = ['file', 'kind', 'media type', 'version', 'original', 'blob', 'source', 'rendition', 'profile', 'ingest', 'upload', 'probe', 'stream', 'embedded metadata', 'field', 'analysis', 'analyzer', 'model', 'card', 'detection', 'track', 'shot', 'scene', 'segment', 'transcript', 'word', 'speaker', 'person', 'face', 'score', 'embedding', 'tag', 'suggestion', 'collection', 'space', 'change', 'actor', 'session', 'token', 'job', 'queue', 'event', 'protocol', 'live stream', 'recording']

describe('docs/glossary.md', () => {
  it('explains every word of the design', () => {
    const terms = [...read('docs/glossary.md').matchAll(/^\*\*([^*]+)\*\*/gm)].flatMap((match) => match[1]!.split(/ \/ |, /))
    expect(words.filter((word) => !terms.includes(word))).toEqual([])
  })
})
