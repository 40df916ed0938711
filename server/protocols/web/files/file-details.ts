import type { Actor } from '../../../access/index.ts'
import type { FileDetail, Version } from '../../../library/index.ts'
import { playsInBrowser, type PlayFacts } from '../../../media/index.ts'
import type { ProfileName } from '../../../renditions/index.ts'
import type { FileChange, FileDetails, FileVersion } from '../../../../views/files/data.ts'
import type { Spoken } from '../../../../views/files/heard.ts'
import { languageName } from '../../../../views/sounds.ts'
import type { Words } from '../../../../views/words.ts'
import { isDrawable } from '../media/inline-types.ts'
import type { WebParts } from '../rooms.ts'
import { factsOf } from './file-facts.ts'
import { fileFace } from '../people/shown-people.ts'
import { fileLabels } from './file-labels.ts'
import { whatIsHeard } from './what-is-heard.ts'
import { folderHref, pathOfFolder } from './folder-path.ts'
import { originalUrl, renditionUrl } from './media-urls.ts'
import { readLines, swatches } from './text-and-colors.ts'

type Parts = Pick<WebParts, 'catalog' | 'analysis' | 'renditions'>

/** Everything about one file, as its page shows it. */
export async function fileDetails({ catalog, analysis, renditions }: Parts, actor: Actor, detail: FileDetail, words: Words): Promise<FileDetails> {
  const { file } = detail
  const { id, kind, name, folder, state, mediaType, size, width, height, durationMs, takenZone, takenFrom } = file
  const [marks, tags, description, changes, results, readyOf, waveform, faces, labels, sensitivity] = await Promise.all([
    catalog.marks.of(actor, id), catalog.tags.ofFile(actor, id), catalog.describe.of(actor, id), catalog.history.ofFile(actor, id),
    analysis.find(file.sha256), renditions.ready([file.sha256]), file.kind === 'audio' ? renditions.waveform(file.sha256) : undefined, kind === 'audio' ? [] : catalog.people.ofFile(actor, id), kind === 'image' ? fileLabels({ catalog, analysis }, actor, id) : [],
    kind === 'audio' ? undefined : catalog.sensitive.ofFile(actor, id),
  ])
  const sound = await whatIsHeard({ catalog, analysis }, actor, detail, results)
  const ready = readyOf.get(file.sha256) ?? new Set<ProfileName>()
  const drawn = (profile: ProfileName): string | null => (ready.has(profile) ? renditionUrl(id, profile, file.sha256) : null)
  return {
    id, kind, name, folder, state, mediaType, size, width, height, durationMs, takenZone, takenFrom,
    folderHref: folderHref(pathOfFolder(file, actor)), title: description.title ?? titleOf(detail), takenLocal: file.takenLocal.replace(' ', 'T'), addedAt: file.addedAt.toISOString(), sourceName: detail.sourceName,
    favorite: marks.favorite, thumbhash: file.thumbhash && Buffer.from(file.thumbhash).toString('base64'),
    thumb: drawn('thumbnail'), preview: drawn('preview'), original: originalUrl(id), media: playable(detail, drawn), zoomable: kind === 'image' && isDrawable(mediaType), replaceable: file.sourceId === null,
    ...(waveform && { waveform: waveform.peaks.map((peak) => peak / 255) }),
    ...(sensitivity && { sensitivity: { sensitive: sensitivity.sensitive, said: sensitivity.said } }),
    ...sound, ...(sound && { subtitles: subtitlesOf(id, sound.spoken, words) }),
    tags, labels, text: readLines(results), colors: swatches(results), facts: factsOf(detail, words), faces: faces.map(fileFace),
    versions: detail.versions.map((version) => shownVersion(version, file.versionId)), changes: changes.map(shownChange),
  }
}

/** What was heard as subtitles of a video; none where nothing is said. */
function subtitlesOf(id: string, { transcript }: Spoken, { t, locale }: Words): { href: string; language: string; label: string }[] {
  if (!transcript || transcript.segments.length === 0) return []
  const language = transcript.language ?? 'und'
  return [{ href: `/files/${id}/transcript.vtt`, language, label: t('sound.subtitles', { language: languageName(locale.language, language) }) }]
}

/** What <video> or <audio> plays: the copy made for browsers, else the original where every browser plays it; null while the copy is being made. */
function playable({ file, video }: FileDetail, drawn: (profile: ProfileName) => string | null): string | null {
  if (file.kind === 'image') return null
  const copy = drawn(file.kind === 'video' ? 'web-video' : 'web-audio')
  if (copy) return copy
  // a sound is tried in any case: the player says so where it cannot
  return file.kind === 'audio' || (video && playsInBrowser(playFactsOf(file.mediaType, video))) ? originalUrl(file.id) : null
}

function playFactsOf(mime: string, { videoCodec, audioCodec, pixelFormat, hdr }: NonNullable<FileDetail['video']>): PlayFacts {
  return { mime, videoCodec: videoCodec ?? undefined, audioCodec: audioCodec ?? undefined, pixelFormat: pixelFormat ?? undefined, hdr }
}

const titleOf = ({ image, audio, video }: FileDetail): string | null => image?.title ?? audio?.title ?? video?.title ?? null

function shownVersion({ id, number, size, mediaType, width, height, createdAt, notes, fileId }: Version, currentId: string): FileVersion {
  return { number, current: id === currentId, size, mediaType, width, height, createdAt: createdAt.toISOString(), href: `${originalUrl(fileId)}?version=${number}`, notes }
}

function shownChange({ id, at, by, action, subject, undone, canUndo }: Awaited<ReturnType<WebParts['catalog']['history']['ofFile']>>[number]): FileChange {
  return { id, at: at.toISOString(), by, action, subject, undone, canUndo }
}
