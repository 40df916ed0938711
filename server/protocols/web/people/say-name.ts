import type { ResourceParts } from '../rooms.ts'
import { actorOf, type DoorContext } from '../visit.ts'

/** What sentences call somebody: by name, or as someone. */
export const sayName = ({ catalog, answers }: Pick<ResourceParts, 'catalog' | 'answers'>) => async (c: DoorContext, personId: string): Promise<string> =>
  (await catalog.people.find(actorOf(c), personId)).name ?? await answers.say(c, { key: 'people.someone', params: {} })
