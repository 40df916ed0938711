import type { Readable } from 'node:stream'

/** Where original bytes are kept, addressed by the lower-case hex sha256 of their content. */
export interface Storage {
  readonly name: string
  /**
   * Keeps the bytes of a finished temporary file whose sha256 the caller has just computed; the file itself stays where it is.
   * Keeping what is kept already changes nothing. After it returns the bytes survive a power cut.
   * A file that its caller wrote, counted and synced itself may be given away: then it is moved, and the disk is not asked again.
   * @throws AppError 'invalid' library.bad-hash for what is no sha256, 'conflict' library.size-differs when the size is not the promised one
   */
  keep(path: string, sha256: string, size: number, how?: { isGiven?: boolean }): Promise<void>
  has(sha256: string): Promise<boolean>
  /**
   * Streams bytes from start to end, both inclusive.
   * @throws AppError 'not-found' library.no-bytes
   */
  read(sha256: string, range?: { start: number; end: number }): Promise<Readable>
  /** A path that programs on this machine can open, where the storage has one. */
  localPath(sha256: string): Promise<string | undefined>
  /** Forgets the bytes; what is not there is no error. */
  remove(sha256: string): Promise<void>
  /** Reads all bytes again: true when they still have this hash, false when they changed, undefined when they are gone. */
  verify(sha256: string): Promise<boolean | undefined>
  /** Every hash that is kept, in no order. */
  list(): AsyncIterable<string>
}
