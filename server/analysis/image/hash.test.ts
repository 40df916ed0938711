import { describe, expect, it } from 'vitest'
import { picturesWithDuplicates } from '../../../bench/evaluation/manifest.ts'
import { runAnalyzer } from '../../../bench/evaluation/run-analyzer.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { createInference } from '../../inference/index.ts'
import { hash, PictureHash } from './hash.ts'
import { hammingDistance } from './hash/bits-apart.ts'
import { lookSame } from './hash/near-duplicates.ts'

const media = sharedMedia()
/** What a fingerprint of layout is made to outlast. */
const redrawn = /^(exact|resized|recompressed|grey|near \(burst\)|same picture at another size)$/

describe('fingerprints', () => {
  it('differ in as many bits as their digits do', () => {
    expect(hammingDistance('0000000000000000', 'ffffffffffffffff')).toBe(64)
    expect(hammingDistance('00000000000000f1', '00000000000000f0')).toBe(1)
  })

  it.skipIf(!media)('find every redrawn copy of a group, and nothing else', async () => {
    const inference = createInference()
    const pictures: { path: string; group: string; how: string; hash: PictureHash }[] = []
    for (const { path, file, known } of picturesWithDuplicates(media ?? '')) pictures.push({ path, ...known, hash: PictureHash.parse(await runAnalyzer(inference, hash, file)) })
    const pairs = pictures.flatMap((a, i) => pictures.slice(i + 1).map((b) => ({ a, b, same: lookSame(a.hash, b.hash) })))
    const wanted = pairs.filter(({ a, b }) => a.group === b.group && redrawn.test(a.how) && redrawn.test(b.how))
    expect(wanted.length).toBeGreaterThanOrEqual(12)
    // a burst's pictures lie a step further apart from first to last: the chain holds them together
    expect(wanted.filter(({ same, a }) => !same && a.group !== 'burst')).toEqual([])
    // the burst was made of the same photograph as the variants
    const strangers = pairs.filter(({ a, b, same }) => same && a.group !== b.group && ![a.group, b.group].every((group) => group === 'burst' || group === 'variant'))
    expect(strangers.map(({ a, b }) => [a.path, b.path])).toEqual([])
  }, 120_000)
})
