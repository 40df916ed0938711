import { eq, inArray, sql } from 'drizzle-orm'
import { colorsOf, outputOf, textOf, Transcript, type AnalysisResult } from '../../analysis/index.ts'
import { audioMetadata, files, imageMetadata, videoMetadata } from '../../library/index.ts'
import type { Queryable, Transaction } from '../../platform/database.ts'
import type { CatalogParts } from '../catalog-parts.ts'
import { believedLabels, type BelievedLabels } from '../labels/believed-labels.ts'
import { labelKinds } from '../labels/label-tree.ts'
import { keepContentLabels } from '../labels/keep-content-labels.ts'
import { seenIn } from '../labels/seen-labels.ts'
import { wordsOfLabels } from '../labels/words-of-labels.ts'
import { keepSensitiveContents, saidOfFiles } from '../sensitive/keep-sensitive.ts'
import { edited, editsOf, SPEECH_ANALYZER } from '../transcripts/read-transcript.ts'
import type { Edit } from '../transcripts/with-edits.ts'
import { heardIn, type Heard } from '../sounds/heard-in.ts'
import { fileDescriptions, fileTags, searchDocuments, tags } from '../schema.ts'
import { cameraName } from './camera-name.ts'
import { readSaid, type DocumentFacts, type SaidLine } from './document.ts'
import { genresOf } from './genres-of.ts'

/** The columns that a document repeats of its file. */
export interface FilePlace { fileId: string; spaceId: string; kind: 'image' | 'audio' | 'video'; state: 'present' | 'missing' | 'trashed'; takenLocal: string; iso: number | null; quality: number | null; bpm: number | null; loud: number | null }
export interface FileFacts { place: FilePlace; facts: DocumentFacts }

/** A colour counts for a picture from this share of its area on. */
const LEAST_SHARE = 0.05

/** Reads everything that words may find these files by, and keeps what machines see in their contents; files that are gone meanwhile are left out. */
export async function readFacts(tx: Transaction, { analysis, labelWords }: Pick<CatalogParts, 'analysis' | 'labelWords'>, fileIds: string[]): Promise<FileFacts[]> {
  const rows = await selectRows(tx, fileIds).for('share', { of: files }) // whoever trashes, redates or purges one of them waits until its document stands, and changes that too
  const results = await analysis.findMany([...new Set(rows.map(({ file }) => file.sha256))], tx)
  const seen = new Map([...results].map(([sha256, all]) => [sha256, seenIn(all)]))
  await keepContentLabels(tx, new Map([...seen].map(([sha256, { labels }]) => [sha256, labels])))
  const sensitive = await keepSensitiveContents(tx, analysis, results)
  const saidSensitive = await saidOfFiles(tx, rows.map(({ file }) => file.id))
  const edits = await editsOf(tx, rows.map(({ file }) => file.id))
  const said = await wordsOfLabels(tx, rows.map(({ file }) => ({ fileId: file.id, spaceId: file.spaceId })))
  return rows.map((row) => {
    const [inContent, word] = [seen.get(row.file.sha256) ?? seenIn([]), said.get(row.file.id)]
    const believed = word ? believedLabels(inContent, word, labelWords) : { labels: [], words: [] }
    if (saidSensitive.get(row.file.id) ?? sensitive.has(row.file.sha256)) believed.labels.push('is/sensitive')
    const all = results.get(row.file.sha256) ?? []
    const heard = heardIn(all)
    const genres = genresOf(row.audio?.genre, heard.genre)
    believed.labels.push(...heard.events.map((event) => `event/${event.toLowerCase()}`), ...genres.map((genre) => `genre/${genre.toLowerCase()}`), ...(heard.key === null ? [] : [`key/${heard.key}`]))
    return { place: placeOf(row, inContent.quality, heard), facts: factsOf(row, all, believed, { genres, events: heard.events.flatMap((event) => [...labelWords.wordsForSound(event)]), said: saidIn(all, edits.get(row.file.id)) }) }
  })
}

/** What is said, as people left it. */
const saidIn = (results: readonly AnalysisResult[], edits: readonly Edit[] = []): SaidLine[] =>
  edited(outputOf(results, SPEECH_ANALYZER, Transcript), edits)?.segments.filter(({ text }) => text.trim() !== '').map(({ start, text }) => ({ start, text })) ?? []

/** The same as it is now, with what the index holds of the picture and, where that is asked for, of what is said: to tell why a file was found. */
export async function indexedFacts(db: Queryable, { labelWords }: Pick<CatalogParts, 'labelWords'>, fileIds: string[], { said = false }: { said?: boolean } = {}): Promise<Map<string, DocumentFacts>> {
  if (fileIds.length === 0) return new Map()
  const [rows, documents] = await Promise.all([
    selectRows(db, fileIds),
    db.select({ fileId: searchDocuments.fileId, read: searchDocuments.read, colors: searchDocuments.colors, labels: searchDocuments.labels, said: said ? searchDocuments.said : sql<string>`''` }).from(searchDocuments).where(inArray(searchDocuments.fileId, fileIds)),
  ])
  const byId = new Map(documents.map((document) => [document.fileId, document]))
  return new Map(rows.map((row) => {
    const document = byId.get(row.file.id)
    const labels = document?.labels ?? []
    const of = (kind: string): string[] => labels.flatMap((label) => (label.startsWith(`${kind}/`) ? [label.slice(kind.length + 1)] : []))
    const words = labelKinds.flatMap(of).flatMap((label) => labelWords.wordsFor(label))
    const heard = { genres: genresOf(row.audio?.genre, null, of('genre')), events: of('event').flatMap((event) => [...labelWords.wordsForSound(event)]), said: readSaid(document?.said ?? '') }
    return [row.file.id, { ...factsOf(row, [], { labels, words }, heard), lines: linesOf(document?.read ?? ''), colors: document?.colors ?? [] }]
  }))
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

const selectRows = (db: Queryable, fileIds: string[]) =>
  db.select({
    file: { id: files.id, spaceId: files.spaceId, sha256: files.sha256, name: files.name, folder: files.folder, takenLocal: files.takenLocal, kind: files.kind, state: files.state },
    // their key first: what joins nothing is told by it
    image: {
      sha256: imageMetadata.sha256, cameraMake: imageMetadata.cameraMake, cameraModel: imageMetadata.cameraModel, lens: imageMetadata.lens, title: imageMetadata.title,
      description: imageMetadata.description, keywords: imageMetadata.keywords, artist: imageMetadata.artist, iso: imageMetadata.iso, latitude: imageMetadata.latitude,
    },
    audio: { sha256: audioMetadata.sha256, title: audioMetadata.title, artist: audioMetadata.artist, album: audioMetadata.album, albumArtist: audioMetadata.albumArtist, genre: audioMetadata.genre, composer: audioMetadata.composer, bpm: audioMetadata.bpm },
    video: { sha256: videoMetadata.sha256, cameraMake: videoMetadata.cameraMake, cameraModel: videoMetadata.cameraModel, latitude: videoMetadata.latitude, title: videoMetadata.title, description: videoMetadata.description },
    title: fileDescriptions.title,
    tags: sql<string[]>`array(select ${tags.path} from ${fileTags} join ${tags} on ${tags.id} = ${fileTags.tagId} where ${fileTags.fileId} = ${files.id} order by 1)`,
  }).from(files)
    .leftJoin(imageMetadata, eq(imageMetadata.sha256, files.sha256)).leftJoin(audioMetadata, eq(audioMetadata.sha256, files.sha256)).leftJoin(videoMetadata, eq(videoMetadata.sha256, files.sha256))
    .leftJoin(fileDescriptions, eq(fileDescriptions.fileId, files.id))
    .where(inArray(files.id, fileIds)).orderBy(files.id)

type Row = Awaited<ReturnType<typeof selectRows>>[number]

const placeOf = ({ file: { id: fileId, spaceId, kind, state, takenLocal }, image, audio }: Row, quality: number | null, heard: Heard): FilePlace =>
  ({ fileId, spaceId, kind, state, takenLocal, iso: image?.iso ?? null, quality: kind === 'audio' ? heard.quality : quality, bpm: heard.bpm ?? taggedTempo(audio?.bpm), loud: heard.loud })

function factsOf({ file, image, audio, video, title, tags: paths }: Row, results: AnalysisResult[], { labels, words }: BelievedLabels, heard: Pick<DocumentFacts, 'genres' | 'events' | 'said'>): DocumentFacts {
  return {
    name: file.name, folder: file.folder, year: file.takenLocal.slice(0, 4), tags: paths,
    titles: given([title, image?.title, audio?.title, video?.title]),
    described: given([image?.description, video?.description, audio?.composer, ...(image?.keywords ?? [])]),
    located: [image, video].some((facts) => typeof facts?.latitude === 'number'),
    ...cameraFacts(image, video), ...soundFacts(audio, image?.artist), ...seenFacts(results), ...heard, labels, seen: words,
  }
}

/** As the file says itself; many write 0 for nothing. */
const taggedTempo = (bpm: number | null | undefined): number | null => (bpm && bpm >= 20 && bpm <= 1000 ? Math.round(bpm) : null)
const given = (texts: (string | null | undefined)[]): string[] => [...new Set(texts.filter((text): text is string => !!text))]
const soundFacts = (audio: Row['audio'], painter: string | null | undefined) => ({ artists: given([audio?.artist, audio?.albumArtist, painter]), album: audio?.album ?? '' })
const cameraFacts = (image: Row['image'], video: Row['video']) => ({ camera: cameraName(image?.cameraMake ?? video?.cameraMake, image?.cameraModel ?? video?.cameraModel), lens: image?.lens ?? '' })
const seenFacts = (results: AnalysisResult[]) => ({
  lines: linesOf(textOf(results)?.text ?? ''),
  colors: (colorsOf(results)?.names ?? []).filter(({ share }) => share >= LEAST_SHARE).map(({ name }) => name),
})
