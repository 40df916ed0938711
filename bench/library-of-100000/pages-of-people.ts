import { sql } from 'drizzle-orm'
import type { Actor } from '../../server/access/index.ts'
import type { Catalog } from '../../server/catalog/index.ts'
import type { Database } from '../../server/platform/index.ts'
import { head, row, timesOf } from './measure.ts'

const ROUNDS = 60, NAMED_EVERY = 4

/** Names every fourth of the people and asks what the pages of people ask; prints how long it takes. */
export async function pagesOfPeople(db: Database, catalog: Catalog, actor: Actor): Promise<void> {
  const { people } = catalog
  const all: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += 500) {
    const page = await people.list(actor, { leastFaces: 1, offset, limit: 500 })
    total = page.total
    all.push(...page.people.map(({ id }) => id))
  }
  const named = all.filter((_, i) => i % NAMED_EVERY === 0)
  for (const [i, id] of named.entries()) await people.name(actor, id, `${['Ann', 'Ben', 'Clara', 'Dora', 'Emil'][i % 5]!} ${i}`)
  await db.execute(sql`vacuum analyze`)
  const largest = named.slice(0, 10), one = (round: number): string => named[(round * 37) % named.length]!
  const names = () => people.names(actor, { limit: 300 })
  const page = async (id: string): Promise<void> => {
    const person = await people.find(actor, id)
    await Promise.all([catalog.timeline.list(actor, { list: 'person', personId: person.id }, { offset: 0, limit: 60 }), names()])
    await people.suggestions(actor, person.id)
  }
  const base = await timesOf(db, 200, () => db.execute(sql`select 1`))
  const files = (await catalog.timeline.first(actor, 100)).map(({ id }) => id)
  console.log(`${all.length} people, ${named.length} of them with names\n\n${head('pages of people', '× trip')}`)
  console.log(row('a round trip (select 1)', base, base))
  const asked: Record<string, (round: number) => Promise<unknown>> = {
    'people page: people, pets, names': () => Promise.all([people.list(actor, { kind: 'person' }), people.list(actor, { kind: 'pet', leastFaces: 1, limit: 200 }), names()]),
    'people page, the tenth': () => people.list(actor, { kind: 'person', offset: 540 }),
    'person page': (round) => page(one(round)),
    'person page of those with most faces': (round) => page(largest[round % largest.length]!),
    'faces of a person': (round) => people.faces(actor, one(round), { limit: 100, order: 'unsure' }),
    'is this Ann? (suggestions)': (round) => people.suggestions(actor, one(round)),
    'names while typing (/people/suggest)': (round) => people.suggestNames(actor, ['a', 'be', 'cla', 'em', '1'][round % 5]!, { limit: 20 }),
    'faces on a photo': (round) => people.ofFile(actor, files[round % files.length]!),
  }
  for (const [name, ask] of Object.entries(asked)) console.log(row(name, await timesOf(db, ROUNDS, ask), base))
}
