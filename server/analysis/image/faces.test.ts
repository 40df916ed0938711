import { describe, expect, it } from 'vitest'
import { countOff, evaluateFaces, knownFaces } from '../../../bench/evaluation/evaluate-faces.ts'
import { knownPairs, shareFoundAt } from '../../../bench/evaluation/face-pairs.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'

const media = sharedMedia()
/** Three people, three pictures each, and a group of six: all of them are measured by npm run evaluate. */
const FEW = /faces\/(John_Salley_0[1-3]|John_Schneider_0[1-3]|person-vlado|group_2008_002470)/

describe.skipIf(!media)(`faces of the developers' pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  it('are all found with the models that packages bring, each person nearer to themselves than to anyone else', async () => {
    const inference = createInference()
    const found = await evaluateFaces(inference, media!, (path) => FEW.test(path))
    await inference.sessions.close()
    expect(found).toHaveLength(10)
    expect(found.filter((one) => countOff(one) > 0)).toEqual([])
    const pairs = knownPairs(knownFaces(found))
    expect(pairs.filter(({ same }) => same)).toHaveLength(9)
    expect(shareFoundAt(pairs, 0.001).share).toBe(1)
    for (const { output } of found) for (const { box, points, quality } of output.faces) {
      expect(points[0][0]).toBeLessThan(points[1][0])
      expect(points[2][1]).toBeGreaterThan(box[1])
      expect(quality.overall).toBeGreaterThan(0)
    }
  })
})
