import { sql } from 'drizzle-orm'
import { foundFaces, madePeople, puritiesOf, seeded } from '../test/support/made-faces.ts'
import { testCatalog } from '../test/support/test-catalog.ts'
import { testActor } from '../test/support/test-library.ts'
import type { Database } from '../server/platform/index.ts'
import { centroidTable } from '../server/catalog/people/centroid-table.ts'
import { placeFaces } from '../server/catalog/people/place-faces.ts'
import { shifted } from '../server/catalog/people/vectors.ts'
import { machine, withDatabase } from './library-of-100000/measure.ts'

// How long does it take until the faces of a large library are people, and does it stay quick for the last ones? Made faces whose distances are spread like real ones, by the product's own code:
// first the decisions alone, in memory, then all of it in the database.
// node --import tsx bench/faces-at-100000.ts [FACES] [FACES IN THE DATABASE]
const FACES = Number(process.argv[2] ?? 100_000), IN_DATABASE = Number(process.argv[3] ?? FACES), STEPS = 10
const BOX = [0.1, 0.1, 0.3, 0.4], QUALITY = 0.9
const peopleFor = (faceCount: number): number => Math.ceil(faceCount / 50)
const head = '| faces | ms a face | p99 ms | cpu ms a face | people |\n|---|---|---|---|---|'

console.log(`${machine()}; one face a picture, 50 faces a person on average\n\nDecisions alone, ${FACES} faces of ${peopleFor(FACES)} people\n\n${head}`)
await decideInMemory()
if (IN_DATABASE > 0) await withDatabase(groupInDatabase)

/** Runs `each` for every face and prints a line for each tenth. */
async function inSteps(count: number, each: (face: number) => Promise<void> | void, people: () => Promise<number> | number): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    const times: number[] = [], cpu = process.cpuUsage()
    for (let face = Math.floor((step * count) / STEPS); face < Math.floor(((step + 1) * count) / STEPS); face++) {
      const begun = performance.now()
      await each(face)
      times.push(performance.now() - begun)
    }
    const { user, system } = process.cpuUsage(cpu)
    times.sort((a, b) => a - b)
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length
    console.log(`| ${Math.floor(((step + 1) * count) / STEPS)} | ${mean.toFixed(2)} | ${times[Math.floor(times.length * 0.99)]!.toFixed(2)} | ${((user + system) / 1000 / times.length).toFixed(2)} | ${await people()} |`)
  }
}

async function decideInMemory(): Promise<void> {
  const people = peopleFor(FACES), made = madePeople(seeded(11), people), table = centroidTable(128)
  const grouped: { truth: number; group: string }[] = []
  await inSteps(FACES, (face) => {
    const id = String(face), truth = personOf(face, people), vector = made.face(truth)
    const [placing] = placeFaces([{ id, vector, quality: QUALITY, refused: new Set() }], table, new Set())
    const group = placing!.to === 'person' ? placing!.personId : id
    const known = table.of(group), mean = shifted(known && { centroid: known.centroid, faces: known.faces }, vector, 1)
    table.put(group, mean.centroid, mean.faces)
    grouped.push({ truth, group })
  }, () => table.size())
  tellPurity(grouped)
}

function tellPurity(grouped: readonly { truth: number; group: string }[]): void {
  const { purity, completeness } = puritiesOf(grouped)
  console.log(`\npurity ${purity.toFixed(4)}, completeness ${completeness.toFixed(4)}`)
}

async function groupInDatabase(db: Database): Promise<void> {
  const kit = testCatalog(db), space = (await testActor(db)).spaces[0]!.id
  const people = peopleFor(IN_DATABASE), made = madePeople(seeded(11), people)
  await addPictures(db, space)
  console.log(`\nIn the database, ${IN_DATABASE} faces of ${people} people\n\n${head}`)
  await inSteps(IN_DATABASE, async (face) => {
    const sha256 = shaOf(face)
    kit.results.set(sha256, [foundFaces([{ box: BOX, vector: made.face(personOf(face, people)), quality: QUALITY }])])
    await kit.catalog.people.assign(sha256)
    kit.results.delete(sha256)
  }, async () => (await db.execute<{ n: number }>(sql`select count(*)::int as n from person_centroids where faces > 0`))[0]!.n)
  const begun = performance.now()
  let jobs = 0, merged = 0, split = 0
  do {
    kit.queued.length = 0
    const done = await kit.catalog.people.repair(space)
    merged += done.merged
    split += done.split
    jobs++
  } while (kit.queued.some(({ job }) => job === 'catalog.repair-people'))
  console.log(`\nrepair: ${((performance.now() - begun) / 1000).toFixed(1)} s in ${jobs} jobs, ${merged} merged, ${split} split`)
  tellPurity((await db.execute<{ sha256: string; group: string }>(sql`select sha256, coalesce(person_id, id) as group from faces`)).map(({ sha256, group }) => ({ truth: personOf(Number.parseInt(sha256, 16), people), group })))
}

/** Whose the face in a picture is: some people are in many pictures, most in few. */
function personOf(picture: number, people: number): number {
  const share = ((picture * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  return Math.min(people - 1, Math.floor(share ** 2 * people))
}

function shaOf(picture: number): string {
  return picture.toString(16).padStart(64, '0')
}

async function addPictures(db: Database, space: string): Promise<void> {
  await db.execute(sql`insert into blobs (sha256, size, media_type, stored) select lpad(to_hex(n), 64, '0'), 1000000, 'image/jpeg', true from generate_series(0, ${IN_DATABASE - 1}::int) n`)
  await db.execute(sql`
    insert into files (id, space_id, kind, name, folder, version_id, sha256, media_type, size, width, height, taken_at, taken_local, taken_from, added_at, state)
    select gen_random_uuid(), ${space}::uuid, 'image', n || '.jpg', 'Faces', gen_random_uuid(), lpad(to_hex(n), 64, '0'), 'image/jpeg', 1000000, 4000, 3000, now(), now(), 'added', now(), 'present' from generate_series(0, ${IN_DATABASE - 1}::int) n`)
}
