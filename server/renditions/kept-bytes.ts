import { open } from 'node:fs/promises'

/** Space up to here is kept for the next file; a larger one has its own, for as long as it is read. */
const KEPT_BYTES = 32 * 1024 * 1024

let kept: Buffer | undefined

/**
 * Reads a file whole for the time of `use`, into space that is used again: a fresh buffer for each picture has V8 look over its whole heap every second
 * picture, a twentieth of the time of taking it in. Nothing of the bytes may be held afterwards.
 */
export async function withFileBytes<Result>(path: string, size: number, use: (bytes: Buffer) => Promise<Result>): Promise<Result> {
  const space = kept !== undefined && kept.length >= size ? kept : Buffer.allocUnsafeSlow(size <= KEPT_BYTES ? Math.min(KEPT_BYTES, roomy(size)) : size)
  // whoever comes meanwhile finds none and has their own
  kept = undefined
  try {
    return await use(await readInto(space, path, size))
  } finally {
    if (space.length <= KEPT_BYTES) kept = space
  }
}

/** Pictures of one camera differ a little in size. */
const roomy = (size: number): number => Math.max(8 * 1024 * 1024, size * 2)

/** The first `size` bytes of a file; fewer where it has become shorter. */
async function readInto(space: Buffer, path: string, size: number): Promise<Buffer> {
  const file = await open(path)
  try {
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(space, at, size - at, at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return space.subarray(0, at)
  } finally {
    await file.close()
  }
}
