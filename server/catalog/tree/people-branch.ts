import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../access/index.ts'
import { files } from '../../library/index.ts'
import { filesOfPeople } from '../people/files-of-people.ts'
import { faces, people } from '../people-schema.ts'
import type { Branch } from './branch.ts'
import { createShelfBranch } from './shelf-branch.ts'
import type { Box, Shelf } from './shelf.ts'
import { splitByLetter, type Lettered } from './split-by-letter.ts'
import { shelfOfTime } from './split-by-time.ts'
import { PERSON, type KnownPerson } from './known-person.ts'
import { ROOT } from './tree-node.ts'
import type { TreeParts } from './tree-parts.ts'
import { peopleWrites } from './write-people.ts'
import { seesPerson } from '../sight/sees-beside.ts'

const PETS = 'people.pets'

interface Everyone { byId: ReadonlyMap<string, KnownPerson>; people: Lettered<KnownPerson>; pets: Lettered<KnownPerson> }

/** Everyone who has a name, pets among themselves; who is in very many pictures by year. */
export function createPeopleBranch(parts: TreeParts): Branch {
  const everyone = (actor: Actor): Promise<Everyone> => parts.remember(actor, 'people', async () => {
    const rows = await readNamed(parts, actor)
    const of = (kind: 'person' | 'pet'): KnownPerson[] => rows.filter((row) => row.kind === kind)
    return { byId: new Map(rows.map((row) => [row.personId, row])), people: splitByLetter('people', of('person'), 'person'), pets: splitByLetter(PETS, of('pet'), 'person') }
  })
  const below = (all: Iterable<KnownPerson>): SQL => shows([...all].map(({ personId }) => personId))
  const grouped = async (actor: Actor, id: string): Promise<Shelf | undefined> => {
    const { byId, people: named, pets } = await everyone(actor)
    if (id === 'people') {
      const petsBox = async (): Promise<Box[]> => (pets.top.length ? [{ id: PETS, name: (await parts.words()).say('tree.pets'), topic: 'person' }] : [])
      return { parentId: ROOT, boxes: async () => [...await petsBox(), ...named.top], below: below(byId.values()) }
    }
    if (id === PETS) return { parentId: 'people', boxes: async () => pets.top, below: below([...byId.values()].filter(({ kind }) => kind === 'pet')) }
    const under = named.under.get(id) ?? pets.under.get(id)
    return under && { parentId: named.under.has(id) ? 'people' : PETS, boxes: async () => under, below: below(under) }
  }
  const branch: Branch = createShelfBranch(parts, {
    id: 'people', title: 'tree.people', topic: 'person',
    // whoever may make someone finds the place for it
    isThere: async (actor) => actor.spaces[0]?.role !== 'viewer' || (await everyone(actor)).byId.size > 0,
    async shelf(actor, id) {
      const [, personId, moment = ''] = PERSON.exec(id) ?? []
      if (personId === undefined) return grouped(actor, id)
      const { byId, people: named, pets } = await everyone(actor)
      const person = byId.get(personId)
      if (!person) return undefined
      return shelfOfTime(parts, actor, { id: person.id, parentId: (person.kind === 'pet' ? pets : named).parentOf(person), where: shows([personId]) }, moment)
    },
    ...peopleWrites(parts, async (actor) => (await everyone(actor)).byId, (actor, id) => branch.find(actor, id)),
  })
  return branch
}

/** Files that show one of some people. */
const shows = (personIds: readonly string[]): SQL => sql`${files.id} in (${filesOfPeople(sql`${faces.personId} = any(${sql.param([...personIds])}::uuid[])`)})`

async function readNamed({ db, shown }: TreeParts, actor: Actor): Promise<KnownPerson[]> {
  const rows = await db.execute<{ id: string; space: string; kind: 'person' | 'pet'; name: string; cover: string | null }>(sql`
    select ${people.id} as id, ${people.spaceId} as space, ${people.kind} as kind, ${people.name} as name, (
      select ${files.id} from ${faces} join ${files} on ${files.sha256} = ${faces.sha256} and ${files.spaceId} = ${faces.spaceId}
      where (${faces.id} = ${people.portraitId} or ${people.portraitId} is null) and ${faces.personId} = ${people.id} and ${faces.state} = 'shown' and ${faces.shownIn} > 0 and ${shown(actor)} order by ${faces.quality} desc nulls last, ${faces.id} limit 1
    ) as cover from ${people} where ${seesPerson(actor)} and ${people.name} is not null and not ${people.hidden} and not ${people.gone}
    order by ${people.name} collate "und-x-icu", ${people.id}`)
  return rows.map(({ id, space, kind, name, cover }) => ({ id: `people.${id}`, personId: id, spaceId: space, kind, name, topic: 'person', ...(cover !== null && { coverFileId: cover }) }))
}
