import type { WebParts } from '../rooms.ts'
import type { Connection } from './connection.ts'

/** Whether the timeline of a page is another than when it was last asked; the first look only notes how it is. One who is limited is told nothing else: that something changed of which they see nothing would be news of it. */
export async function isSeenAnew({ catalog }: Pick<WebParts, 'catalog'>, connection: Connection, isAsked: boolean): Promise<boolean> {
  const before = connection.timelineSeen
  if (before !== undefined && !isAsked) return false
  const { changed } = await catalog.timeline.shape(connection.actor)
  connection.timelineSeen = changed
  return before !== changed
}
