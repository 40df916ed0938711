import { open, type FileHandle } from 'node:fs/promises'

/** A file read here and there by position, so that a header of a 50 GB video costs a few reads. */
export interface FileWindow {
  size: number
  /** Up to `length` bytes from `position`; fewer at the end of the file. */
  read(position: number, length: number): Promise<Buffer>
}

/** Opens a file for reading by position and closes it after `use`. */
export async function withFileWindow<T>(path: string, use: (file: FileWindow) => Promise<T>): Promise<T> {
  const handle: FileHandle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return await use({
      size,
      read: async (position, length) => {
        const wanted = Math.max(0, Math.min(length, size - position))
        const buffer = Buffer.alloc(wanted)
        const { bytesRead } = await handle.read(buffer, 0, wanted, position)
        return buffer.subarray(0, bytesRead)
      },
    })
  } finally {
    await handle.close()
  }
}

/** The same over bytes that are in memory already. */
export const windowOver = (bytes: Buffer): FileWindow => ({ size: bytes.length, read: async (position, length) => bytes.subarray(position, position + length) })
