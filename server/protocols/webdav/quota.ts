import { statfs } from 'node:fs/promises'
import type { Quota } from './live-properties.ts'

/** Room on the disk that Mantel keeps its files on (RFC 4331); undefined where the system does not say. */
export async function quotaOf(folder: string): Promise<Quota | undefined> {
  try {
    const { bavail, bfree, blocks, bsize } = await statfs(folder)
    return { available: bavail * bsize, used: (blocks - bfree) * bsize }
  } catch {
    return undefined
  }
}
