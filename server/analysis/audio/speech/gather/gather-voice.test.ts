import { describe, expect, it } from 'vitest'
import type { Stretch } from '../../sound.ts'
import { VOICE_RATE } from '../../sound.ts'
import { gatherVoice } from './gather-voice.ts'

/** Hears a sound in which sample i is i, in blocks of half a second; voice is known as it would be then. */
function heard(turns: readonly Stretch[], seconds: number, { most = 30 * VOICE_RATE, ends = true } = {}) {
  let now = 0
  const voice = {
    turns: () => turns.filter(([, end]) => end + 0.1 <= now),
    speakingSince: () => turns.find(([start, end]) => start < now && end + 0.1 > now)?.[0],
  }
  const gathered = gatherVoice(voice, { before: 1, after: 1 })
  const taken: { from: number; to: number; ended: boolean }[] = []
  let held = 0
  const take = (): void => {
    for (let count = gathered.ready(most); count !== undefined; count = gathered.ready(most)) {
      const from = gathered.timeOf(0, 'start'), to = gathered.timeOf(count / VOICE_RATE, 'end')
      expect(gathered.peek(count)[0]).toBe(Math.round(from * VOICE_RATE))
      expect(gathered.peek(count).at(-1)).toBe(Math.round(to * VOICE_RATE) - 1)
      taken.push({ from, to, ended: gathered.drop(count) })
    }
  }
  for (let at = 0; at < seconds * VOICE_RATE; at += VOICE_RATE / 2) {
    now = at / VOICE_RATE + 0.5
    gathered.add(Float32Array.from({ length: VOICE_RATE / 2 }, (_, i) => at + i))
    held = Math.max(held, gathered.held())
    take()
  }
  now = ends ? Infinity : now
  gathered.finish()
  take()
  return { taken, held }
}

describe('gatherVoice', () => {
  it('gives what is said with a second around it, and passages apart', () => {
    expect(heard([[5, 7], [40, 42]], 60).taken).toEqual([{ from: 4, to: 8, ended: true }, { from: 39, to: 43, ended: false }])
  })

  it('keeps a beginning and pauses that are not worth cutting', () => {
    expect(heard([[1.5, 3], [5.2, 7]], 20).taken).toEqual([{ from: 0, to: 8, ended: false }])
  })

  it('puts what is said side by side where a pause is left out, and knows where it stood', () => {
    const taken = heard([[1, 3], [10, 12]], 30, { most: 3 * VOICE_RATE }).taken
    expect(taken).toEqual([{ from: 0, to: 3, ended: false }, { from: 3, to: 11, ended: false }, { from: 11, to: 13, ended: false }])
  })

  it('gives a voice that does not end piece by piece, and holds no more than that and some seconds', () => {
    const { taken, held } = heard([[0.5, 100]], 100)
    expect(taken.map(({ from, to }) => [from, to])).toEqual([[0, 30], [30, 60], [60, 90], [90, 100]])
    expect(held / VOICE_RATE).toBeLessThan(36)
  })

  it('holds some seconds of silence, however long it is', () => {
    const { taken, held } = heard([], 300)
    expect(taken).toEqual([])
    expect(held / VOICE_RATE).toBeLessThan(4)
  })
})
