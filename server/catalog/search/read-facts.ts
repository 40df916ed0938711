import { eq, inArray, sql } from 'drizzle-orm'
import { colorsOf, textOf, type Analysis, type AnalysisResult } from '../../analysis/index.ts'
import { audioMetadata, files, imageMetadata, videoMetadata } from '../../library/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { fileDescriptions, fileTags, tags } from '../schema.ts'
import { cameraName } from './camera-name.ts'
import type { DocumentFacts } from './document.ts'

export interface FileFacts { fileId: string; spaceId: string; facts: DocumentFacts }

/** A colour counts for a picture from this share of its area on. */
const LEAST_SHARE = 0.05

/** Reads everything that words may find these files by; files that are gone meanwhile are left out. */
export async function readFacts(tx: Transaction, analysis: Pick<Analysis, 'findMany'>, fileIds: string[]): Promise<FileFacts[]> {
  const rows = await selectRows(tx, fileIds)
  const results = await analysis.findMany([...new Set(rows.map(({ file }) => file.sha256))], tx)
  return rows.map((row) => ({ fileId: row.file.id, spaceId: row.file.spaceId, facts: factsOf(row, results.get(row.file.sha256) ?? []) }))
}

const selectRows = (tx: Transaction, fileIds: string[]) =>
  tx.select({
    file: { id: files.id, spaceId: files.spaceId, sha256: files.sha256, name: files.name, folder: files.folder, takenLocal: files.takenLocal },
    image: {
      cameraMake: imageMetadata.cameraMake, cameraModel: imageMetadata.cameraModel, lens: imageMetadata.lens, title: imageMetadata.title,
      description: imageMetadata.description, keywords: imageMetadata.keywords, artist: imageMetadata.artist,
    },
    audio: { title: audioMetadata.title, artist: audioMetadata.artist, album: audioMetadata.album, albumArtist: audioMetadata.albumArtist, genre: audioMetadata.genre, composer: audioMetadata.composer },
    video: { cameraMake: videoMetadata.cameraMake, cameraModel: videoMetadata.cameraModel, title: videoMetadata.title, description: videoMetadata.description },
    title: fileDescriptions.title,
    tags: sql<string[]>`array(select ${tags.path} from ${fileTags} join ${tags} on ${tags.id} = ${fileTags.tagId} where ${fileTags.fileId} = ${files.id} order by 1)`,
  }).from(files)
    .leftJoin(imageMetadata, eq(imageMetadata.sha256, files.sha256)).leftJoin(audioMetadata, eq(audioMetadata.sha256, files.sha256)).leftJoin(videoMetadata, eq(videoMetadata.sha256, files.sha256))
    .leftJoin(fileDescriptions, eq(fileDescriptions.fileId, files.id))
    .where(inArray(files.id, fileIds)).orderBy(files.id).for('key share', { of: files }) // a purge waits until the document stands, and takes it along

type Row = Awaited<ReturnType<typeof selectRows>>[number]

function factsOf({ file, image, audio, video, title, tags: paths }: Row, results: AnalysisResult[]): DocumentFacts {
  const given = (...texts: (string | null | undefined)[]): string[] => [...new Set(texts.filter((text): text is string => !!text))]
  return {
    name: file.name,
    folder: file.folder,
    year: file.takenLocal.slice(0, 4),
    titles: given(title, image?.title, audio?.title, video?.title),
    tags: paths,
    camera: cameraName(image?.cameraMake ?? video?.cameraMake ?? null, image?.cameraModel ?? video?.cameraModel ?? null),
    lens: image?.lens ?? '',
    artists: given(audio?.artist, audio?.albumArtist, image?.artist),
    album: audio?.album ?? '',
    described: given(image?.description, video?.description, audio?.genre, audio?.composer, ...(image?.keywords ?? [])),
    lines: (textOf(results)?.text ?? '').split('\n').filter((line) => line.trim() !== ''),
    colors: (colorsOf(results)?.names ?? []).filter(({ share }) => share >= LEAST_SHARE).map(({ name }) => name),
  }
}
