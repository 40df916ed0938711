import { describe, expect, it } from 'vitest'
import type { TreeEntry } from '../../../catalog/index.ts'
import { containersAsked, matches, narrow } from './match-criteria.ts'
import { parseCriteria } from './parse-criteria.ts'
import { parseSort } from './sort.ts'

const song: TreeEntry = { type: 'entry', id: 'a~1', parentId: 'a', name: 'x.mp3', fileId: '1', spaceId: 's', kind: 'audio', mediaType: 'audio/mpeg', size: 1, sha256: '', width: null, height: null, durationMs: 1, takenAt: new Date('2021-05-14T10:00:00Z'), addedAt: new Date(0), changedAt: new Date(0), music: { title: 'Blue "Sky"', artist: 'Ann', album: 'First', genre: null, track: 1 } }
const says = (criteria: string): boolean => matches(parseCriteria(criteria), song)

describe('search criteria', () => {
  it('are read with brackets, quotes and every operator', () => {
    expect(says('*')).toBe(true)
    expect(says('dc:title contains "\\"sky\\""')).toBe(true)
    expect(says('upnp:class derivedfrom "object.item.audioItem" and (dc:title contains "x" or upnp:artist = "ann")')).toBe(true)
    expect(says('upnp:class derivedfrom "object.item.audio"')).toBe(false)
    expect(says('upnp:genre exists false and upnp:album exists true')).toBe(true)
    expect(says('dc:date >= "2021-01-01" and dc:date < "2022"')).toBe(true)
    expect(says('upnp:artist != "Ann"')).toBe(false)
    expect(says('dc:title doesNotContain "blue" or @id = "a~1"')).toBe(true)
    expect(says('(upnp:class="object.item.audioItem.musicTrack")')).toBe(true)
    expect(says('dc:title contains "a" or dc:title contains "b" and dc:title contains "zz"')).toBe(false)
  })

  it('that do not follow the grammar are 708', () => {
    for (const wrong of ['', 'dc:title', 'dc:title contains', 'dc:title contains a', 'dc:title contains "a', '(dc:title contains "a"', 'dc:title contains "a")', 'dc:title contains "a" and', 'res@size > "1"', 'dc:title like "a"', 'dc:title exists "true"', 'dc:title exists maybe', '* and *', `dc:title contains "${'a'.repeat(5000)}"`, Array(60).fill('dc:title contains "a"').join(' and '), '('.repeat(3000)]) {
      expect(() => parseCriteria(wrong), wrong.slice(0, 50)).toThrow(expect.objectContaining({ code: 708 }))
    }
  })

  it('are asked of the tree as far as it can answer', () => {
    const asked = (criteria: string) => narrow(parseCriteria(criteria))
    expect(asked('*')).toEqual({ filter: { kinds: ['image', 'audio', 'video'] }, isExact: true })
    expect(asked('upnp:class derivedfrom "object.item.imageItem" and @refID exists false')).toEqual({ filter: { kinds: ['image'] }, isExact: true })
    expect(asked('(upnp:class = "object.item.videoItem" or upnp:class derivedfrom "object.item.audioItem") and dc:title contains "a" and upnp:genre contains "b"')).toEqual({ filter: { kinds: ['audio', 'video'], title: 'a', genre: 'b' }, isExact: true })
    expect(asked('dc:title contains "a" and dc:title contains "b"')).toEqual({ filter: { kinds: ['image', 'audio', 'video'], title: 'a' }, isExact: false })
    expect(asked('dc:title contains "a" or upnp:class = "object.item.videoItem"')).toMatchObject({ filter: { kinds: ['image', 'audio', 'video'] }, isExact: false })
    expect(asked('upnp:artist = "a"').isExact).toBe(false)
    expect(containersAsked(parseCriteria('upnp:class = "object.container.album.musicAlbum"'))).toEqual(['object.container.album.musicAlbum'])
    expect(containersAsked(parseCriteria('upnp:class derivedfrom "object.item"'))).toEqual([])
  })
})

describe('sort criteria', () => {
  it('are one of two properties with a sign, or 709', () => {
    expect([parseSort('', { isLenient: false }), parseSort('+dc:title', { isLenient: false }), parseSort('-dc:date,+dc:title', { isLenient: false })]).toEqual([undefined, 'title', '-taken'])
    for (const wrong of ['dc:title', '+upnp:rating', '+dc:title,upnp:class']) expect(() => parseSort(wrong, { isLenient: false })).toThrow(expect.objectContaining({ code: 709 }))
    expect(parseSort('+upnp:class,+dc:title', { isLenient: true })).toBe('title')
  })
})
