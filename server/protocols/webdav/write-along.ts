import type { FileHandle } from 'node:fs/promises'

/** One write of this much costs a sixteenth of what the socket's own chunks of 64 KB cost, each of which crosses to a thread and back. */
const PIECE = 1024 * 1024
/** The disk begins early with what has to be on it in the end, so that the last sync is short. */
const SYNC_EVERY = 8 * 1024 * 1024

export type Along = ReturnType<typeof writeAlong>

/**
 * Writes bytes that come in chunks in large pieces: while one is written (and an earlier one reaches the disk) the next is gathered, so that network, hash and
 * disk work at the same time. No more than two pieces are ever held; whoever brings more waits.
 */
export function writeAlong(file: FileHandle, seen: (piece: Buffer) => void, expected: number) {
  const length = Math.max(1, Math.min(PIECE, expected))
  const disk = syncsAlong(file)
  let [gathering, other]: [Buffer, Buffer | undefined] = [Buffer.allocUnsafeSlow(length), undefined]
  let filled = 0
  let writing = Promise.resolve()

  /** Begins to write what was gathered, once what went before it is written. */
  const send = async (): Promise<void> => {
    const piece = gathering.subarray(0, filled)
    await writing
    writing = writeWhole(file, piece).then(() => { disk.wrote(piece.length) })
    writing.catch(() => undefined) // whoever brings the next piece, or ends, hears of it
    seen(piece) // beside the write, which only reads
    ;[gathering, other] = [other ?? Buffer.allocUnsafeSlow(length), gathering]
    filled = 0
  }
  return {
    /** Takes a copy; the chunk is free afterwards. */
    async take(chunk: Buffer): Promise<void> {
      for (let from = 0; from < chunk.length;) {
        const taken = chunk.copy(gathering, filled, from)
        from += taken
        filled += taken
        if (filled === length) await send()
      }
    },
    /** All bytes are on the disk for good, or it throws. */
    async end(): Promise<void> {
      if (filled > 0) await send()
      await writing
      await disk.end()
    },
    /** Nothing touches the file any more, however it went. */
    async settle(): Promise<void> {
      await writing.catch(() => undefined)
      await disk.settle()
    },
  }
}

async function writeWhole(file: FileHandle, piece: Buffer): Promise<void> {
  for (let written = 0; written < piece.length;) written += (await file.write(piece, written)).bytesWritten
}

/**
 * Counts written bytes and lets the disk catch up beside the arrival of more, one sync at a time. What goes wrong with one is kept for the end: the system tells
 * of a failed write only once, and the last sync would look well.
 */
function syncsAlong(file: FileHandle) {
  let waiting = 0
  let syncing: Promise<void> | undefined
  let failure: Error | undefined
  return {
    wrote(bytes: number): void {
      waiting += bytes
      if (waiting < SYNC_EVERY || syncing) return
      waiting = 0
      syncing = file.datasync().catch((error: Error) => { failure ??= error }).finally(() => { syncing = undefined })
    },
    async end(): Promise<void> {
      await syncing
      if (failure) throw failure
      await file.sync()
    },
    settle: async (): Promise<void> => { await syncing },
  }
}
