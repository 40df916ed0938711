import { afterAll, beforeAll, expect, it } from 'vitest'
import { testCatalog } from '../../../test/support/test-catalog.ts'
import { testDatabase, type TestDatabase } from '../../../test/support/test-database.ts'
import { testActor } from '../../../test/support/test-library.ts'

let test: TestDatabase
beforeAll(async () => { test = await testDatabase() })
afterAll(() => test.drop())

it('suggests tags whose names begin so before those that only hold it, whatever their accents', async () => {
  const { catalog, addFile } = testCatalog(test.db)
  const actor = await testActor(test.db)
  const file = await addFile(actor.spaces[0]!.id, 'a.jpg')
  await catalog.tags.add(actor, [file], 'Travel/Örebro')
  await catalog.tags.add(actor, [file], 'Work/core')
  expect((await catalog.tags.suggest(actor, 'ore')).map(({ path }) => path)).toEqual(['Travel/Örebro', 'Work/core'])
  expect((await catalog.tags.suggest(actor, 'travel')).map(({ path }) => path)).toEqual(['Travel', 'Travel/Örebro'])
  expect(await catalog.tags.suggest(await testActor(test.db), 'ore')).toEqual([])
})
