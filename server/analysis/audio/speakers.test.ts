import { describe, expect, it } from 'vitest'
import { conversationError, countWithin, evaluateSpeakers } from '../../../bench/evaluation/evaluate-speakers.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { segmentsOfWindows } from './speakers/segments-of-windows.ts'
import { packWindows } from './speakers/packed-windows.ts'
import { VOICE_NUMBERS, type VoiceWindow } from './speakers/voice-window.ts'
import { withSpeakerCount } from './speakers.ts'

const media = sharedMedia()

describe('withSpeakerCount', () => {
  const people = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
  const windows: VoiceWindow[] = people.map((person, i) => ({ start: i * 0.5 + person * 3, end: i * 0.5 + person * 3 + 1.5, vector: Float32Array.from({ length: VOICE_NUMBERS }, (_, k) => (k === person ? 20 : 0) + Math.sin(i * 7 + k)) }))

  it('tells as many speakers as a person says, without the sound', () => {
    const told = withSpeakerCount({ windows: packWindows(windows) }, 3)
    expect(told.count).toBe(3)
    expect(told.segments.map(({ speaker }) => speaker)).toEqual([1, 2, 3])
    expect(told.segments).toHaveLength(segmentsOfWindows(windows, people).length)
    expect(told.speakers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
    expect(withSpeakerCount(told, 1).count).toBe(1)
  })

  it('says nothing where nobody spoke', () => {
    expect(withSpeakerCount({ windows: packWindows([]) }, 2)).toMatchObject({ count: 0, segments: [], speakers: [] })
  })
})

describe.skipIf(!media)(`speakers of the developers' conversations${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are told with an error of 0.30 at most, and counted right within one in four of five', async () => {
    const inference = createInference()
    const scores = (await evaluateSpeakers(inference, media!, (path) => path.includes('/diarization/'))).filter(({ known }) => known > 1)
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(6)
    expect(conversationError(scores)).toBeLessThanOrEqual(0.3)
    expect(countWithin(scores, 1)).toBeGreaterThanOrEqual(0.8)
  }, 180_000)
})
