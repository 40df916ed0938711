import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFileSize, type DetectedType, type EmbeddedMetadata, type MediaKind, type MediaLimits, noteOnEnding, requireType, windowOver, withFileWindow } from '../media/index.ts'
import type { Message } from '../platform/errors.ts'
import type { Drawn } from './drawn.ts'
import { examineAudio } from './examine-audio.ts'
import { examineImage } from './examine-image.ts'
import { examineVideo } from './examine-video.ts'
import { withFileBytes } from './kept-bytes.ts'

/** What is asked: a file, what people call it, what is allowed, and a folder to draw into. */
export interface ExamineRequest {
  path: string
  /** The name that people gave it; only notes and dates come from it, never the type. */
  name: string
  limits: MediaLimits
  /** Existing folder; what is drawn lies in a new folder below it, which `discard` removes. */
  folder: string
  signal?: AbortSignal
}

/** All that is learnt of a file's bytes. Sizes are upright pixels; null where a kind has none. */
export interface Examination {
  type: DetectedType
  kind: MediaKind
  mediaType: string
  sha256: string
  size: number
  width: number | null
  height: number | null
  durationMs: number | null
  thumbhash: Uint8Array<ArrayBuffer> | null
  notes: Message[]
  taken: EmbeddedMetadata['taken']
  metadata: EmbeddedMetadata['metadata']
  drawn: Drawn[]
}

/** What an examiner of one kind is given. */
export interface Examinee { path: string; name: string; bytes?: Buffer; type: DetectedType; limits: MediaLimits; folder: string; signal?: AbortSignal }
/** What it finds. */
export interface Findings extends EmbeddedMetadata { type: DetectedType; width: number | null; height: number | null; durationMs: number | null; thumbhash: Uint8Array<ArrayBuffer> | null; drawn: Drawn[] }

/** Pictures up to this size are read whole, once, for hash, decoder and metadata alike. */
const IN_MEMORY_BYTES = 256 * 1024 * 1024

/**
 * One pass over a file, meant for a child process: what it is by its bytes, whether it is within limits and decodes, its hash, its first renditions, its embedded metadata.
 * @throws MediaRefusal ('invalid' or 'too-large') with the sentence that tells why it is not taken in; then nothing is left behind
 */
export async function examineAndDraw(request: ExamineRequest): Promise<Examination> {
  const { path, limits } = request
  const { size } = await stat(path)
  checkFileSize(limits, size)
  const detected = await withFileWindow(path, requireType)
  if (detected.kind !== 'image' || size > IN_MEMORY_BYTES) return examine(request, size, detected)
  // the type again from the very bytes that are hashed and decoded, should somebody have written meanwhile
  return withFileBytes(path, size, async (bytes) => examine(request, bytes.length, await requireType(windowOver(bytes)), bytes))
}

async function examine({ path, name, limits, folder, signal }: ExamineRequest, size: number, type: DetectedType, bytes?: Buffer): Promise<Examination> {
  const own = await mkdtemp(join(folder, 'drawn-'))
  try {
    const look = type.kind === 'image' ? examineImage : type.kind === 'audio' ? examineAudio : examineVideo
    const [findings, sha256] = await both(look({ path, name, bytes, type, limits, folder: own, signal }), bytes === undefined ? hashFile(path, signal) : hashOf(bytes))
    const ending = noteOnEnding(name, findings.type)
    const { kind, mime } = findings.type
    return { ...findings, kind, mediaType: mime, sha256, size, notes: distinct([...(ending === undefined ? [] : [ending]), ...findings.notes]) }
  } catch (error) {
    await rm(own, { recursive: true, force: true })
    throw error
  }
}

/** Waits for both to settle, so that no reader is left running over a folder that is being removed. */
async function both<A, B>(first: Promise<A>, second: Promise<B> | B): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second])
  if (a.status === 'rejected') throw a.reason as Error
  if (b.status === 'rejected') throw b.reason as Error
  return [a.value, b.value]
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 * 1024, signal })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const distinct = (notes: Message[]): Message[] => notes.filter(({ key }, i) => notes.findIndex((other) => other.key === key) === i)
