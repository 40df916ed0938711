import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import type { Scope } from '../../../catalog/index.ts'
import type { ListName } from '../../../../views/files/tile.ts'
import { folderHref, folderOfPath } from './folder-path.ts'

/** A list that a file page is walked through, as `?in=` names it; the timeline where it names none that we know. */
export interface NamedList { name: ListName; scope: Scope; back: string }

const timeline: NamedList = { name: 'timeline', scope: { list: 'timeline' }, back: '/' }

/** Reads `?in=`. */
export function namedList(given: string | undefined, actor: Actor): NamedList {
  if (given === 'recent' || given === 'favorites' || given === 'trash') return { name: given, scope: { list: given }, back: `/${given}` }
  if (given?.startsWith('search:')) {
    const query = given.slice('search:'.length, 2000)
    return { name: `search:${query}`, scope: { list: 'search', query }, back: `/search?q=${encodeURIComponent(query)}` }
  }
  if (given?.startsWith('person:')) {
    const personId = given.slice('person:'.length)
    if (z.uuid().safeParse(personId).success) return { name: `person:${personId}`, scope: { list: 'person', personId }, back: `/people/${personId}` }
  }
  if (given?.startsWith('folder:')) {
    const path = given.slice('folder:'.length, 4000)
    return { name: `folder:${path}`, scope: { list: 'folder', ...folderOfPath(path, actor) }, back: folderHref(path) }
  }
  return timeline
}
