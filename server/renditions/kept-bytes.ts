import { open, readFile } from 'node:fs/promises'

/** Space up to here is kept for the next file; a larger one has its own, for as long as it is read. */
const KEPT_BYTES = 32 * 1024 * 1024

let kept: Buffer | undefined

/**
 * Reads a file whole for the time of `use`, into space that is used again: a fresh buffer for each picture has V8 look over its whole heap every second
 * picture, a twentieth of the time of taking it in. Nothing of the bytes may be held afterwards.
 */
export async function withFileBytes<Result>(path: string, size: number, use: (bytes: Buffer) => Promise<Result>): Promise<Result> {
  const room = Math.min(KEPT_BYTES, roomy(size))
  const space = kept !== undefined && kept.length > size ? kept : Buffer.allocUnsafeSlow(Math.max(room, size + 1))
  // whoever comes meanwhile finds none and has their own
  kept = undefined
  try {
    const length = await fill(space, path)
    // full to the brim: it has grown since its size was asked
    return await use(length < space.length ? space.subarray(0, length) : await readFile(path))
  } finally {
    if (space.length <= KEPT_BYTES) kept = space
  }
}

/** Pictures of one camera differ a little in size. */
const roomy = (size: number): number => Math.max(8 * 1024 * 1024, size * 2)

/** Reads a file from its beginning, as much as there is room for; returns how many bytes. */
async function fill(space: Buffer, path: string): Promise<number> {
  const file = await open(path)
  try {
    let at = 0
    while (at < space.length) {
      const { bytesRead } = await file.read(space, at, space.length - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return at
  } finally {
    await file.close()
  }
}
