import { ROOT } from '../../catalog/index.ts'
import type { Call } from './parts.ts'
import { refusedNote } from './refused-note.ts'
import { withSubtitles } from './subtitles.ts'
import { davFile, resourceOf, type Resource, type Target } from './targets.ts'
import { within } from '../../library/index.ts'

const PAGE = 1000

/** What lies right in a collection, page by page. */
export async function* membersOf({ parts, actor }: Pick<Call, 'parts' | 'actor'>, { spot, node, segments }: Target): AsyncGenerator<Resource[]> {
  for (let from = 0; ; from += PAGE) {
    const page = await (spot ? inFolder(from) : inTree(from))
    if (page.length > 0) yield await withSubtitles(parts, page, spot !== undefined)
    if (page.length < PAGE) break
  }

  const note = spot ? undefined : await refusedNote(parts, actor, node?.id)
  if (note) yield [note.file]

  async function inFolder(from: number): Promise<Resource[]> {
    if (!spot) return []
    const place = spot.name === '' ? spot : within(spot)
    const { folders, files } = await parts.catalog.folders.list(actor, place, { from, count: PAGE, shown: 'all' })
    return [...folders.map((folder): Resource => ({ type: 'folder', ...folder })), ...files.map(davFile)]
  }
  async function inTree(from: number): Promise<Resource[]> {
    const id = segments.length === 0 ? ROOT : node?.id
    return id === undefined ? [] : (await parts.catalog.tree.children(actor, id, { from, count: PAGE })).nodes.map(resourceOf)
  }
}
