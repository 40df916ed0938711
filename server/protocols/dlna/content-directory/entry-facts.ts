import type { TreeEntry } from '../../../catalog/index.ts'
import type { Catalog } from '../../../catalog/index.ts'
import type { Library } from '../../../library/index.ts'
import type { Devices } from '../../../operations/index.ts'
import type { Renditions } from '../../../renditions/index.ts'
import type { EntryFacts } from '../resources.ts'

export interface FactsParts {
  library: Pick<Library, 'technicalFacts'>
  renditions: Pick<Renditions, 'ready'>
  transcripts: Pick<Catalog['transcripts'], 'spokenAmong'>
  devices: Pick<Devices, 'bookmarks'>
}

/** What is known of the files of a page, in a handful of questions however many they are. */
export async function factsOfEntries({ library, renditions, transcripts, devices }: FactsParts, entries: readonly TreeEntry[]): Promise<(entry: TreeEntry) => EntryFacts> {
  const played = entries.filter(({ kind }) => kind !== 'image')
  const [technical, ready, spoken, bookmarks] = await Promise.all([
    library.technicalFacts(played.map(({ sha256 }) => sha256)),
    renditions.ready(entries.map(({ sha256 }) => sha256)),
    transcripts.spokenAmong(entries.filter(({ kind }) => kind === 'video').map(({ sha256 }) => sha256)),
    devices.bookmarks(played.map(({ fileId }) => fileId)),
  ])
  return ({ sha256, fileId, kind }) => {
    const made = ready.get(sha256)
    return {
      technical: technical.get(sha256) ?? {}, hasPicture: made?.has('preview') ?? false, hasCopy: (kind === 'video' && made?.has('web-video')) || (kind === 'audio' && made?.has('web-audio')) || false,
      hasSubtitles: spoken.has(sha256), bookmarkMs: bookmarks.get(fileId),
    }
  }
}
