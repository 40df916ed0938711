import { sql } from 'drizzle-orm'
import { actor, benchCatalog, fill, FILES } from './library-of-100000/fill.ts'
import { head, machine, row, timesOf, withDatabase } from './library-of-100000/measure.ts'
import { random, someWord, vocabulary } from './library-of-100000/words.ts'

// How long does the search box take over 100,000 files? Whole use-case: parse, count, first 60 items with why they were found.
// Beside it in the same run: a round trip (select 1) and one look at every document (sequential LIKE), which is what a search without an index costs.
const ROUNDS = 60
/** Of the rounds of a query at least this share must find something. */
const LEAST_FINDING = 0.8
const next = random(5)
const rare = (): string => vocabulary[Math.floor(vocabulary.length * (0.2 + 0.8 * next()))]!
/** One of so few that two of them do stand side by side. */
const frequent = (): string => vocabulary[Math.floor(30 * next())]!
const misspelt = (word: string): string => `${word.slice(0, 2)}${word.slice(3)}`
const queries: Record<string, () => string> = {
  'nothing typed': () => '',
  'a word as language has it': () => someWord(next),
  'the most frequent word': () => vocabulary[0]!,
  'a rare word': rare,
  'two words': () => `${someWord(next)} ${someWord(next)}`,
  'a phrase': () => `"${frequent()} ${frequent()}"`,
  'a word with a typo': () => misspelt(rare()),
  'a word without another': () => `${someWord(next)} -${someWord(next)}`,
  'one word or another': () => `${someWord(next)} OR ${someWord(next)}`,
  'kind and year': () => `kind:video date:${2006 + Math.floor(next() * 18)}`,
  'camera and a word': () => `camera:"Canon EOS R5" ${someWord(next)}`,
  'text in pictures': () => `text:${rare().slice(0, 6)}`,
  'colour and year': () => `color:red date:${2006 + Math.floor(next() * 18)}`,
  'what pictures show': () => `object:${['dog', 'cat', 'person', 'car', 'animal'][Math.floor(next() * 5)]!}`,
  'a word that pictures show': () => ['dog', 'beach', 'Tier', 'vehicle'][Math.floor(next() * 4)]!,
  'scene, quality and year': () => `scene:beach quality:>70 date:${2006 + Math.floor(next() * 18)}`,
  'what is said': () => `said:${someWord(next)}`,
  'a phrase that is said': () => `said:"${frequent()} ${frequent()}"`,
  'what is heard': () => `event:${['laughter', 'dog', 'bird', 'wind', 'music'][Math.floor(next() * 5)]!}`,
  'genre, tempo and loudness': () => `genre:${['jazz', 'rock', 'pop'][Math.floor(next() * 3)]!} bpm:90-140 loud:>-20`,
  'key': () => `key:${['Am', 'C', 'Em', 'G'][Math.floor(next() * 4)]!}`,
  'tag': () => `tag:"tag${Math.floor(next() * 200)}"`,
  'folder words': () => `folder:${vocabulary[Math.floor(next() * 800)]!}`,
  'size and iso': () => 'size:>10MB iso:100..400',
  'favourites of a year': () => `is:favorite date:${2006 + Math.floor(next() * 18)}`,
  'located, without a tag': () => 'is:located is:untagged',
}

await withDatabase(async (db) => {
  const seconds = await fill(db)
  const catalog = benchCatalog(db)
  const roundTrip = await timesOf(db, 200, () => db.execute(sql`select 1`))
  const scan = await timesOf(db, 20, () => db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_bitmapscan = off`)
    await tx.execute(sql`select count(*) from search_documents where text like ${`%${rare()}%`} or names like ${`%${rare()}%`}`)
  }))
  console.log(`${machine()}; ${FILES} files indexed in ${seconds.toFixed(0)} s (${(FILES / seconds).toFixed(0)} a second)\n`)
  console.log(head('search, first 60 found', '× scan', ['found: median', 'in how many rounds']))
  console.log(row('a round trip (select 1)', roundTrip, scan))
  console.log(row('looking through all documents', scan, scan))
  const kinds = Object.values(queries)
  for (const [name, query] of Object.entries(queries)) {
    const totals: number[] = []
    const times = await timesOf(db, ROUNDS, async () => { totals.push((await catalog.search.find(actor, { query: query() })).total) })
    // a query that finds nothing says little of how long finding takes
    const finding = totals.filter((total) => total > 0).length
    console.log(row(name, times, scan, [totals.toSorted((a, b) => a - b)[totals.length >> 1] ?? 0, `${finding} of ${totals.length}`]))
    if (finding < totals.length * LEAST_FINDING) throw new Error(`'${name}' finds something in ${finding} of ${totals.length} rounds only: it measures nothing`)
  }
  console.log(row('while typing, three letters', await timesOf(db, ROUNDS, () => catalog.search.find(actor, { query: someWord(next).slice(0, 3), typing: true })), scan))
  const mixed = await timesOf(db, kinds.length * 30, (round) => catalog.search.find(actor, { query: kinds[round % kinds.length]!() }))
  console.log(row('ALL OF THEM MIXED', mixed, scan))
  console.log(row('facets of a word', await timesOf(db, ROUNDS, () => catalog.search.facets(actor, someWord(next))), scan))
  console.log(row('facets of everything', await timesOf(db, 10, () => catalog.search.facets(actor, '')), scan))
  console.log(row('suggestions', await timesOf(db, ROUNDS, () => catalog.search.suggest(actor, someWord(next).slice(0, 3))), scan))
})
