import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateFaces, groupedFaces, type FacesFound } from '../../../bench/evaluation/evaluate-faces.ts'
import { groupFaces } from '../../../bench/evaluation/group-faces.ts'
import { puritiesOf } from '../../../test/support/made-faces.ts'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { createInference } from '../../inference/index.ts'

const media = sharedMedia()
/** Two people by themselves, and two more by themselves and together; all pictures are measured by npm run evaluate. */
const FEW = /faces\/(John_Salley_0[1-4]|John_Schneider_0[1-4]|obama_3|biden_2|obama_and_biden_1)/
const TOGETHER = 'images/faces/obama_and_biden_1.jpg'

describe.skipIf(!media)(`people of real pictures${media ? '' : ' (left out: they are not on this machine)'}`, () => {
  let test: TestDatabase, found: FacesFound[], groups: Map<string, string[]>
  beforeAll(async () => {
    test = await testDatabase()
    const inference = createInference()
    found = await evaluateFaces(inference, media!, (path) => FEW.test(path))
    await inference.sessions.close()
    groups = await groupFaces(test.db, found)
  }, 120_000)
  afterAll(() => test.drop())

  it('are as many as there are: nobody twice, nobody mixed with another', () => {
    const grouped = groupedFaces(found, groups)
    expect(grouped).toHaveLength(10)
    expect(puritiesOf(grouped)).toEqual({ purity: 1, completeness: 1 })
    expect(new Set(grouped.map(({ group }) => group)).size).toBe(4)
  })

  it('are known again where two stand together', () => {
    const alone = ['images/faces/obama_3.jpg', 'images/faces/biden_2.jpg'].map((path) => groups.get(path)![0])
    expect(new Set(groups.get(TOGETHER))).toEqual(new Set(alone))
  })
})
