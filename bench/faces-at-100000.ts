import { sql } from 'drizzle-orm'
import { foundFaces, puritiesOf } from '../test/support/made-faces.ts'
import { testCatalog } from '../test/support/test-catalog.ts'
import { testActor } from '../test/support/test-library.ts'
import type { Database } from '../server/platform/index.ts'
import { centroidTable } from '../server/catalog/people/centroid-table.ts'
import { addPictures, createCrowd, shaOf, type CrowdFace } from './library-of-100000/crowd.ts'
import { machine, withDatabase } from './library-of-100000/measure.ts'
import { pagesOfPeople } from './library-of-100000/pages-of-people.ts'
import { placeInBulk, placeInMemory } from './library-of-100000/place-crowd.ts'

// How long does it take until the faces of a large library are people, does it stay quick for the last ones, and how quick are the pages of people then?
// Made faces whose distances are spread like real ones: first the decisions alone, in memory, then all of it in the database. There the product itself takes a share of each tenth in and
// repairs after each; the rest of the tenth is decided by the same rules and written in bulk, so that the bench ends in minutes. A share of 1 lets the product take in every face.
// node --import tsx bench/faces-at-100000.ts [FACES] [SHARE BY THE PRODUCT]
const FACES = Number(process.argv[2] ?? 100_000), SHARE = Number(process.argv[3] ?? 0.1), STEPS = 10
const at = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
const mean = (times: readonly number[]): number => times.reduce((sum, ms) => sum + ms, 0) / times.length
const bounds = (count: number): { from: number; before: number }[] => Array.from({ length: STEPS }, (_, step) => ({ from: Math.floor((step * count) / STEPS), before: Math.floor(((step + 1) * count) / STEPS) }))

decideInMemory()
await withDatabase(groupInDatabase)

function decideInMemory(): void {
  const crowd = createCrowd(FACES), table = centroidTable(128)
  const grouped: { face: CrowdFace; group: string; asked?: string | undefined }[] = []
  console.log(`${machine()}\n\nDecisions alone, ${FACES} faces of ${crowd.people} people in ${crowd.pictures} pictures\n\n| faces | ms a face | p99 ms | people |\n|---|---|---|---|`)
  for (const { from, before } of bounds(crowd.pictures)) {
    const times: number[] = []
    for (let picture = from; picture < before; picture++) {
      const faces = crowd.facesOf(picture), begun = performance.now()
      const placed = placeInMemory(table, faces)
      times.push((performance.now() - begun) / faces.length)
      grouped.push(...placed.map(({ id, face, personId, suggestion }) => ({ face, group: personId ?? id, asked: suggestion?.personId })))
    }
    console.log(`| ${grouped.length} | ${mean(times).toFixed(2)} | ${at(times, 0.99).toFixed(2)} | ${table.size()} |`)
  }
  tellPurity(grouped, crowd.isGood)
}

/** Of the faces that are good enough to be placed: how pure the groups are. Of the others: how often the machine asks about the right one. */
function tellPurity(grouped: readonly { face: CrowdFace; group: string; asked?: string | undefined }[], isGood: (face: CrowdFace) => boolean): void {
  const good = grouped.filter(({ face }) => isGood(face)).map(({ face, group }) => ({ truth: face.truth, group }))
  const truthOf = new Map(good.map(({ group, truth }) => [group, truth]))
  const poor = grouped.filter(({ face }) => !isGood(face)), right = poor.filter(({ face, asked }) => asked !== undefined && truthOf.get(asked) === face.truth)
  const { purity, completeness } = puritiesOf(good)
  console.log(`\n${good.length} good faces: purity ${purity.toFixed(4)}, completeness ${completeness.toFixed(4)}, ${truthOf.size} groups; of ${poor.length} poor ones ${right.length} are asked about rightly`)
}

async function groupInDatabase(db: Database): Promise<void> {
  const kit = testCatalog(db), actor = await testActor(db), space = actor.spaces[0]!.id
  const crowd = createCrowd(FACES), faces = new Map<string, CrowdFace>()
  const remembering = { ...crowd, facesOf: (picture: number) => crowd.facesOf(picture).map((face, index) => { faces.set(`${shaOf(picture)} ${index}`, face); return face }) }
  const begun = performance.now()
  await addPictures(db, space, crowd.pictures)
  console.log(`\nIn the database, ${SHARE * 100} % of ${FACES} faces by the product's own jobs\n\n| faces | ms a face | p99 ms | cpu ms a face | people | repair: jobs | longest ms | merged | split |\n|---|---|---|---|---|---|---|---|---|`)
  for (const { from, before } of bounds(crowd.pictures)) {
    const byProduct = Math.max(from, Math.floor(before - (before - from) * SHARE))
    await placeInBulk(db, space, remembering, { from, before: byProduct })
    const times: number[] = [], cpu = process.cpuUsage()
    let count = 0
    for (let picture = byProduct; picture < before; picture++) {
      const sha256 = shaOf(picture), found = remembering.facesOf(picture)
      kit.results.set(sha256, [foundFaces(found)])
      const start = performance.now()
      await kit.catalog.people.assign(sha256)
      times.push((performance.now() - start) / found.length)
      count += found.length
      kit.results.delete(sha256)
    }
    const { user, system } = process.cpuUsage(cpu)
    const repaired = await repair(kit, space)
    const [known] = await db.execute<{ n: number }>(sql`select count(*)::int as n from person_centroids where faces > 0`)
    console.log(`| ${faces.size} | ${mean(times).toFixed(2)} | ${at(times, 0.99).toFixed(2)} | ${((user + system) / 1000 / count).toFixed(2)} | ${known?.n ?? 0} | ${repaired.times.length} | ${at(repaired.times, 1 - 1e-9).toFixed(0)} | ${repaired.merged} | ${repaired.split} |`)
  }
  const rows = await db.execute<{ sha256: string; index: number; group: string; asked: string | null }>(sql`select sha256, index, coalesce(person_id, id) as group, suggested_id as asked from faces`)
  tellPurity(rows.flatMap(({ sha256, index, group, asked }) => { const face = faces.get(`${sha256} ${index}`); return face ? [{ face, group, asked: asked ?? undefined }] : [] }), crowd.isGood)
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s with making them\n`)
  await pagesOfPeople(db, kit.catalog, actor)
}

/** Does the repairs that wait until none is left. */
async function repair(kit: ReturnType<typeof testCatalog>, space: string): Promise<{ times: number[]; merged: number; split: number }> {
  const times: number[] = []
  let merged = 0, split = 0
  do {
    kit.queued.length = 0
    const begun = performance.now(), done = await kit.catalog.people.repair(space)
    times.push(performance.now() - begun)
    merged += done.merged
    split += done.split
  } while (kit.queued.some(({ job }) => job === 'catalog.repair-people'))
  return { times, merged, split }
}
