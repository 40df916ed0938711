import type { Actor } from '../access/index.ts'
import type { CatalogParts } from './catalog-parts.ts'
import { descriptionOf, setTakenAt, setTitle } from './describe/describe.ts'
import { saidOfFiles } from './describe/facts-of-files.ts'
import { createFolders } from './folders/create-folders.ts'
import { historyOf, recentChanges } from './history/list-changes.ts'
import { restoreFiles, restoreVersion, trashFiles } from './history/trash-files.ts'
import { undo } from './history/undo.ts'
import { reindex as reindexJob } from './jobs.ts'
import { keepInStep } from './keep-in-step.ts'
import { createLabels } from './labels/create-labels.ts'
import { createMarks } from './marks/create-marks.ts'
import { createLikeness } from './likeness/create-likeness.ts'
import { createMusic } from './music/create-music.ts'
import { createPeople } from './people/create-people.ts'
import { facetsOf } from './search/facets.ts'
import { findFiles, type SearchRequest } from './search/find-files.ts'
import { indexFiles, indexLacking } from './search/index-files.ts'
import { searchScope } from './search/search-scope.ts'
import { createSuggestions } from './search/suggest.ts'
import { createSavedSearches } from './saved-searches/create-saved-searches.ts'
import { createSensitive } from './sensitive/create-sensitive.ts'
import { createRecount } from './speakers/recount.ts'
import { createSpeakers } from './speakers/create-speakers.ts'
import { createSubtitles } from './subtitles/create-subtitles.ts'
import { createTags } from './tags/create-tags.ts'
import { firstOfTimeline, listScope, monthOfTimeline, neighbours, type Page } from './timeline/lists.ts'
import type { Scope } from './timeline/scope.ts'
import { createShapes } from './timeline/shape.ts'
import { createTranscripts } from './transcripts/create-transcripts.ts'
import { createTree } from './tree/create-tree.ts'
import { treeLanguage } from './tree/settings.ts'
import { followTreeChanges } from './tree/tree-changes.ts'
import { createVectors } from './vectors/create-vectors.ts'
import { requireFile } from '../library/index.ts'

export type Catalog = ReturnType<typeof createCatalog>

/** The catalogue: how people find files, and what they decide about them. */
export function createCatalog(given: CatalogParts) {
  const { db, queue } = given
  const similar = given.vectorIndex && createVectors({ ...given, vectorIndex: given.vectorIndex })
  const parts = { ...given, looks: similar, recount: createRecount() }
  // people answer to files first: who changes people holds their lock before search documents, and so does whoever changes files
  const people = createPeople(parts)
  keepInStep(parts)
  followTreeChanges(given.events)
  const [music, marks, searches] = [createMusic(parts), createMarks(parts), createSavedSearches(parts)]
  const words = async () => given.treeWords(await given.settings.get(treeLanguage))
  const tree = createTree({ ...parts, music, people, marks, searches, words, findScope: (actor, query) => searchScope(parts, actor, query) })
  return {
    timeline: {
      shape: createShapes(db),
      month: (actor: Actor, month: string, page: Page) => monthOfTimeline(parts, actor, month, page),
      first: (actor: Actor, limit: number) => firstOfTimeline(parts, actor, limit),
      /** A page of any list. */
      list: (actor: Actor, scope: Scope, page: Page) => listScope(parts, actor, scope, page),
      neighbours: (actor: Actor, fileId: string, scope: Scope) => neighbours(parts, actor, fileId, scope),
    },
    search: {
      find: (actor: Actor, request: SearchRequest) => findFiles(parts, actor, request),
      facets: (actor: Actor, query: string) => facetsOf(parts, actor, query),
      suggest: createSuggestions(parts),
      /** Makes documents of files again, here and now. */
      indexFiles: (fileIds: string[]) => indexFiles(parts, fileIds),
      /** Enqueues what has no document yet or an old one; called at start. */
      indexLacking: () => indexLacking(parts),
      reindex: () => queue.send(undefined, reindexJob, {}),
    },
    /** Searches that people keep under a name. */
    searches,
    folders: createFolders(parts),
    tags: createTags(parts),
    labels: createLabels(parts),
    people,
    /** What looks alike; undefined where no index of vectors is kept. */
    similar,
    likeness: createLikeness(parts),
    sensitive: createSensitive(parts),
    transcripts: createTranscripts(parts),
    /** The same as files beside sounds and videos. */
    subtitles: createSubtitles(parts, tree),
    speakers: createSpeakers(parts),
    music,
    marks,
    /** The organized library as one tree, the same for every door. */
    tree,
    describe: {
      title: (actor: Actor, fileId: string, title: string | null) => setTitle(parts, actor, fileId, title),
      takenAt: (actor: Actor, fileId: string, taken: { local: string; zone?: string | null } | null) => setTakenAt(parts, actor, fileId, taken),
      /** What people said of many files, with their tags and the people on them. */
      many: (actor: Actor, fileIds: readonly string[]) => saidOfFiles(db, actor, fileIds),
      of: async (actor: Actor, fileId: string) => descriptionOf(db, (await requireFile(db, actor, fileId)).id),
    },
    history: {
      trash: (actor: Actor, fileIds: string[]) => trashFiles(parts, actor, fileIds),
      restore: (actor: Actor, fileIds: string[]) => restoreFiles(parts, actor, fileIds),
      restoreVersion: (actor: Actor, fileId: string, number: number) => restoreVersion(parts, actor, fileId, number),
      undo: (actor: Actor, changeId: string) => undo(parts, actor, changeId),
      ofFile: (actor: Actor, fileId: string, limit?: number) => historyOf(db, actor, fileId, limit),
      recent: (actor: Actor, options?: { limit?: number; mine?: boolean }) => recentChanges(db, actor, options),
    },
  }
}
