import { describe, expect, it } from 'vitest'
import { evaluateVoice, FALSE_SHARE } from '../../../bench/evaluation/evaluate-voice.ts'
import { rateOf } from '../../../bench/evaluation/diarization-error.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'

const media = sharedMedia()

describe.skipIf(!media)(`voice in the developers' sounds${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('is heard where somebody speaks, within a quarter of what is spoken, and nowhere else', async () => {
    const inference = createInference()
    const scores = await evaluateVoice(inference, media!)
    await inference.sessions.close()
    expect(scores.length).toBeGreaterThanOrEqual(20)
    for (const { path, speakers, turns, share, error } of scores) {
      if (speakers === 0) expect(share, path).toBeLessThanOrEqual(FALSE_SHARE)
      else expect(turns, path).toBeGreaterThan(0)
      if (error) expect(rateOf(error), path).toBeLessThanOrEqual(0.25)
    }
  }, 180_000)
})
