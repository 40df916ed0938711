import { sql } from 'drizzle-orm'
import { actor, benchCatalog, fill, FILES } from './library-of-100000/fill.ts'
import { head, machine, row, timesOf, withDatabase } from './library-of-100000/measure.ts'

// How long does the timeline take at 100,000 files on the server? Beside it in the same run: a round trip, and a count of all files, the least that any whole-library question costs.
const ROUNDS = 50

await withDatabase(async (db) => {
  await fill(db)
  const catalog = benchCatalog(db)
  const count = await timesOf(db, ROUNDS, () => db.execute(sql`select count(*), sum(width) from files where state = 'present'`))
  const shape = await catalog.timeline.shape(actor)
  const months = shape.months.map(({ month }) => month)
  const middle = (await catalog.timeline.list(actor, { list: 'timeline' }, { offset: 50_000, limit: 1 })).items[0]!.id
  console.log(`${machine()}; ${FILES} files; the shape is ${(JSON.stringify(shape).length / 1024).toFixed(0)} kB of JSON\n`)
  console.log(head('timeline', '× count'))
  console.log(row('a round trip (select 1)', await timesOf(db, 200, () => db.execute(sql`select 1`)), count))
  console.log(row('counting all files', count, count))
  console.log(row('shape, remembered', await timesOf(db, ROUNDS, () => catalog.timeline.shape(actor)), count))
  console.log(row('shape, made new', await timesOf(db, ROUNDS, async () => benchCatalog(db).timeline.shape(actor)), count))
  console.log(row('first 100 files', await timesOf(db, ROUNDS, () => catalog.timeline.first(actor, 100)), count))
  console.log(row('PAGE: remembered shape and first 100', await timesOf(db, ROUNDS, () => Promise.all([catalog.timeline.shape(actor), catalog.timeline.first(actor, 100)])), count))
  console.log(row('a month, 500 files', await timesOf(db, ROUNDS, (i) => catalog.timeline.month(actor, months[(i * 7) % months.length]!, { offset: 0, limit: 500 })), count))
  console.log(row('neighbours in the timeline', await timesOf(db, ROUNDS, () => catalog.timeline.neighbours(actor, middle, { list: 'timeline' })), count))
  console.log(row('favourites, first page', await timesOf(db, ROUNDS, () => catalog.timeline.list(actor, { list: 'favorites' }, { offset: 0, limit: 100 })), count))
  console.log(row('recently added, first page', await timesOf(db, ROUNDS, () => catalog.timeline.list(actor, { list: 'recent' }, { offset: 0, limit: 100 })), count))
  console.log(row('folder tree', await timesOf(db, ROUNDS, () => catalog.folders.tree(actor)), count))
  console.log(row('tags with counts', await timesOf(db, ROUNDS, () => catalog.tags.list(actor)), count))
})
