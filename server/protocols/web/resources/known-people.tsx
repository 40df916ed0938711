import { Hono } from 'hono'
import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import type { Person } from '../../../catalog/index.ts'
import { NameSuggestions } from '../../../../views/files/_faces.tsx'
import type { PersonFrame } from '../../../../views/people/data.ts'
import { PersonFacesPage } from '../../../../views/people/faces.tsx'
import { PeoplePage } from '../../../../views/people/index.tsx'
import { PersonPage } from '../../../../views/people/show.tsx'
import { tilesOf } from '../files/tile-of.ts'
import { pagingOf } from '../paging.ts'
import { knownNames } from '../people/person-named.ts'
import { personDetails, shownFace, shownPerson, shownSuggestions } from '../people/shown-people.ts'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door, type DoorContext } from '../visit.ts'
import { mayEdit } from './may-edit.ts'

const MOST_PETS = 200
const asked = z.object({ hidden: z.literal('1').optional().catch(undefined), merge: z.uuid().optional().catch(undefined), order: z.enum(['unsure', 'newest']).catch('unsure') })
const typed = z.object({ name: z.string().max(200).default(''), kind: z.enum(['person', 'pet']).optional().catch(undefined) })

/** People in pictures; those with access to the house are in people.tsx. */
export function knownPeopleResource({ catalog, renditions, answers, clock }: ResourceParts) {
  const frameOf = async (c: DoorContext, actor: Actor, person: Person): Promise<PersonFrame> => {
    const canEdit = mayEdit(actor, person.spaceId)
    const { merge } = asked.parse(c.req.query())
    const [names, bearer] = await Promise.all([canEdit ? knownNames(catalog, actor, person) : [], merge ? catalog.people.find(actor, merge) : undefined])
    return { person: personDetails(person, clock.now().toISOString().slice(0, 10)), names, canEdit, merge: bearer && bearer.id !== person.id ? shownPerson(bearer) : undefined }
  }
  /** Who was merged into another has the other's page. */
  const movedTo = (c: DoorContext, person: Person): Response | undefined => {
    if (person.id === idOf(c)) return undefined
    return c.redirect(new URL(c.req.url).pathname.replace(idOf(c), person.id), 302)
  }
  return new Hono<Door>()
    .get('/people', async (c) => {
      const actor = actorOf(c)
      const hidden = asked.parse(c.req.query()).hidden !== undefined
      const paging = pagingOf(c)
      const [found, pets, names] = await Promise.all([
        catalog.people.list(actor, { ...paging, kind: 'person', hidden }), paging.offset === 0 ? catalog.people.list(actor, { kind: 'pet', hidden, leastFaces: 1, limit: MOST_PETS }) : { people: [] },
        mayEdit(actor) ? knownNames(catalog, actor, { kind: 'person' }) : [],
      ])
      const props = { people: found.people.map(shownPerson), pets: pets.people.map(shownPerson), total: found.total, names, withHidden: hidden, canEdit: mayEdit(actor), ...paging.links(found.total) }
      return answers.page(c, (frame) => <PeoplePage frame={frame} {...props} />)
    })
    .get('/people/suggest', async (c) => {
      const { name, kind } = typed.parse(c.req.query())
      const found = await catalog.people.suggestNames(actorOf(c), name, { limit: 20, ...(kind && { kind }) })
      return answers.fragment(c, <NameSuggestions names={found.flatMap((person) => person.name ?? [])} />)
    })
    .get('/people/:id', async (c) => {
      const actor = actorOf(c)
      const person = await catalog.people.find(actor, idOf(c))
      const moved = movedTo(c, person)
      if (moved) return moved
      const paging = pagingOf(c)
      const [{ items, total }, about] = await Promise.all([catalog.timeline.list(actor, { list: 'person', personId: person.id }, paging), frameOf(c, actor, person)])
      const suggested = about.canEdit && paging.offset === 0 ? shownSuggestions(await catalog.people.suggestions(actor, person.id)) : { faces: [], people: [] }
      const tiles = await tilesOf(renditions, items)
      return answers.page(c, (frame) => <PersonPage frame={frame} {...about} tiles={tiles} total={total} suggested={suggested} {...paging.links(total)} />)
    })
    .get('/people/:id/faces', async (c) => {
      const actor = actorOf(c)
      const person = await catalog.people.find(actor, idOf(c))
      const moved = movedTo(c, person)
      if (moved) return moved
      const { order } = asked.parse(c.req.query())
      const paging = pagingOf(c)
      const [faces, about] = await Promise.all([catalog.people.faces(actor, person.id, { offset: paging.offset, limit: paging.limit, order }), frameOf(c, actor, person)])
      return answers.page(c, (frame) => <PersonFacesPage frame={frame} {...about} faces={faces.map(shownFace(person.id))} order={order} {...paging.links(person.faces)} />)
    })
}
