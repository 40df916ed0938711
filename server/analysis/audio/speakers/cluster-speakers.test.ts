import { describe, expect, it } from 'vitest'
import { noise } from '../../../../test/support/hear-samples.ts'
import { clusterSpeakers } from './cluster-speakers.ts'
import { SPREAD_CEPSTRA, VOICE_NUMBERS, WINDOW, WINDOW_HOP, type VoiceWindow } from './voice-window.ts'

const n = SPREAD_CEPSTRA

/** Windows of people who speak in turn, `turn` windows each; `apart` tells how far their voices and cepstra lie from each other. */
function talk(people: readonly number[], { turn = 20, apart = 1 } = {}): VoiceWindow[] {
  const random = noise(7)
  return people.flatMap((person, place) => Array.from({ length: turn }, (_, i) => {
    const start = (place * turn + i) * WINDOW_HOP + place * 2
    const vector = Float32Array.from({ length: VOICE_NUMBERS }, (_, k) => 3 + (k % 6 === person ? 10 * apart : 0) + random())
    const mean = Float64Array.from({ length: n }, (_, k) => (k % 6 === person ? 3 * apart : 0) + 0.2 * random())
    return { start, end: start + WINDOW, vector, spread: { frames: 140, mean, covariance: Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0)) } }
  }))
}

describe('clusterSpeakers', () => {
  it('tells who speaks in the order of first words, and how many there are', () => {
    const labels = clusterSpeakers(talk([4, 1, 4, 2, 1]))
    expect([...labels]).toEqual([0, 1, 0, 2, 1].flatMap((speaker) => Array.from({ length: 20 }, () => speaker)))
  })

  it('leaves one who speaks alone as one', () => {
    expect(new Set(clusterSpeakers(talk([3, 3, 3])))).toEqual(new Set([0]))
  })

  it('takes no moment for a person', () => {
    const windows = [...talk([1, 2]), ...talk([5], { turn: 1 }).map((window) => ({ ...window, start: 60, end: 61.5 }))]
    expect(new Set(clusterSpeakers(windows))).toEqual(new Set([0, 1]))
  })

  it('obeys a person about the number', () => {
    for (const count of [1, 2, 3, 4]) expect(new Set(clusterSpeakers(talk([0, 1, 2, 3]), { count })).size).toBe(count)
    expect(clusterSpeakers(talk([0], { turn: 2 }), { count: 9 })).toHaveLength(2)
  })

  it('knows hours of it by some windows', () => {
    const people = Array.from({ length: 120 }, (_, i) => [0, 1, 2][(i * 7) % 3]!)
    const windows = talk(people, { turn: 60 })
    expect([...clusterSpeakers(windows)]).toEqual(people.flatMap((person) => Array.from({ length: 60 }, () => [...new Set(people)].indexOf(person))))
  })

  it('has nothing to say of nothing', () => {
    expect(clusterSpeakers([])).toHaveLength(0)
    expect(clusterSpeakers([], { count: 2 })).toHaveLength(0)
  })
})
