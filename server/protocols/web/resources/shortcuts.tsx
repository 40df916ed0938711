import { Hono } from 'hono'
import { ShortcutsPage } from '../../../../views/shortcuts/show.tsx'
import type { ResourceParts } from '../rooms.ts'
import type { Door } from '../visit.ts'

/** The sheet with all keys, as a page of its own. */
export function shortcutsResource({ answers }: ResourceParts) {
  return new Hono<Door>().get('/shortcuts', (c) => answers.page(c, (frame) => <ShortcutsPage frame={frame} />))
}
