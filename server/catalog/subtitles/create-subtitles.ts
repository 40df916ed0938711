import { and, eq, ne, or, sql } from 'drizzle-orm'
import { requireRole, type Actor } from '../../access/index.ts'
import { files, inRoot, requireFile, sees, type Spot } from '../../library/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { currentTranscript } from '../transcripts/read-transcript.ts'
import { subtitlesOf } from '../transcripts/write-transcript.ts'
import { mayBeCalled } from '../tree/entry-names.ts'
import type { Tree, TreeEntry } from '../tree/tree-node.ts'
import { createSubtitleFacts, ownSubtitles, type SubtitleFacts } from './subtitle-facts.ts'
import { subtitledStem, subtitleName, withoutEnding } from './subtitle-name.ts'

/** A sound or video with the name that it has where it is met. */
export interface Subtitled { fileId: string; name: string }
/** Subtitles beside it. */
export interface BesideFile { fileId: string; facts: SubtitleFacts }
export interface NamedSubtitles extends BesideFile { name: string }
export type Subtitles = ReturnType<typeof createSubtitles>

/** Files of one stem that are looked at: nobody has more beside each other. */
const FEW = 50

/** Subtitles as files beside sounds and videos: those that a person put there, else what was heard and corrected. */
export function createSubtitles({ db, analysis }: Pick<CatalogParts, 'db' | 'analysis'>, tree: Pick<Tree, 'find' | 'child'>) {
  const written = createSubtitleFacts({ db, analysis })
  const beside = async (fileIds: readonly string[]): Promise<Map<string, SubtitleFacts>> => new Map([...await written(fileIds), ...await ownSubtitles(db, fileIds)])
  /** Of several files of one stem the oldest has the plain name, the others have their whole name before '.srt'. */
  const pick = async (alike: readonly Subtitled[], name: string, only?: 'written'): Promise<BesideFile | undefined> => {
    const ids = alike.map(({ fileId }) => fileId)
    const facts = only ? await written(ids) : await beside(ids)
    const named = namesOf(alike.filter(({ fileId }) => facts.has(fileId)))
    const fileId = [...named].find(([, each]) => each === name)?.[0]
    const found = fileId === undefined ? undefined : facts.get(fileId)
    return fileId === undefined || !found ? undefined : { fileId, facts: found }
  }
  /** Sounds and videos of a container of the tree that subtitles of that name may belong to. */
  const namesakes = async (actor: Actor, containerId: string, name: string): Promise<TreeEntry[]> => {
    const stem = subtitledStem(name)
    if (stem === undefined) return []
    const rows = await db.select({ id: files.id }).from(files).where(and(sees(actor), eq(files.state, 'present'), ne(files.kind, 'image'), or(mayBeCalled(name), mayBeCalled(stem)))).orderBy(files.id).limit(FEW)
    const found: TreeEntry[] = []
    for (const { id } of rows) {
      const entry = await tree.find(actor, `${containerId}~${id}`).catch(() => undefined)
      // found also from above: it has to stand right there
      if (entry?.type === 'entry' && isOfStem(stem)(entry) && (await tree.child(actor, containerId, entry.name))?.id === entry.id) found.push(entry)
    }
    return found
  }
  return {
    /** Those beside sounds and videos of one list, by file, with their names; whoever asks has checked that the actor may see the files. `only`: what people put there stands in that list itself. */
    async of(given: readonly Subtitled[], only?: 'written'): Promise<NamedSubtitles[]> {
      const ids = given.map(({ fileId }) => fileId)
      const own = await ownSubtitles(db, ids)
      const facts = new Map([...await written(ids), ...own])
      const named = namesOf(given.filter(({ fileId }) => facts.has(fileId) && !(only && own.has(fileId))))
      return [...named].flatMap(([fileId, name]) => {
        const found = facts.get(fileId)
        return found ? [{ name, fileId, facts: found }] : []
      })
    },
    /** The file of Folders beside which subtitles of that name would stand, with what machines heard in it. */
    async inFolder(actor: Actor, spot: Spot): Promise<BesideFile | undefined> {
      const stem = subtitledStem(spot.name)
      if (stem === undefined) return undefined
      requireRole(actor, spot.spaceId, 'viewer')
      const rows = await db.select({ fileId: files.id, name: files.name }).from(files).where(and(eq(files.spaceId, spot.spaceId), inRoot(spot.sourceId), eq(files.folder, spot.folder), eq(files.state, 'present'), ne(files.kind, 'image'), sees(actor), sql`starts_with(${files.name}, ${withoutEnding(stem)})`))
      return pick(rows.filter(isOfStem(stem)), spot.name, 'written')
    },
    /** Subtitles of that name in a container of the tree. */
    inContainer: async (actor: Actor, containerId: string, name: string): Promise<BesideFile | undefined> => pick(await namesakes(actor, containerId, name), name),
    /** The sound or video of a container beside which subtitles of that name stand or would stand. */
    async fileFor(actor: Actor, containerId: string, name: string): Promise<string | undefined> {
      const all = await namesakes(actor, containerId, name)
      return (await pick(all, name))?.fileId ?? [...namesOf(all)].find(([, each]) => each === name)?.[0]
    },
    /**
     * Their text, as it was heard and corrected.
     * @throws AppError 'not-found' library.no-such-file | catalog.no-transcript
     */
    async text(actor: Actor, fileId: string): Promise<string> {
      const { sha256 } = await requireFile(db, actor, fileId)
      const transcript = await currentTranscript(db, fileId, (await analysis.findMany([sha256])).get(sha256) ?? [])
      if (!transcript) throw new AppError('not-found', 'catalog.no-transcript')
      return subtitlesOf(transcript)
    },
  }
}

/** Whether a file's subtitles may be called so: by its name without its ending, or with it. */
const isOfStem = (stem: string) => ({ name }: { name: string }): boolean => [stem, withoutEnding(stem)].includes(withoutEnding(name))

/** Names of subtitles by file: of one stem the oldest has it, the others are told apart by their endings. */
function namesOf(given: readonly Subtitled[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(given.toSorted((a, b) => (a.fileId < b.fileId ? -1 : 1)).map(({ fileId, name }) => {
    const plain = subtitleName(name)
    const free = taken.has(plain.toLowerCase()) ? `${name}.srt` : plain
    taken.add(free.toLowerCase())
    return [fileId, free]
  }))
}
