import { closeSync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { dotProduct } from './dot-product.ts'

/** Bytes that are read at once: memory stays the same however many vectors there are. */
const CHUNK_BYTES = 4 << 20

/** Vectors row behind row in a file. What stands behind the rows that are counted elsewhere, as after a kill, is written over by the next ones. */
export function openVectorFile(path: string, dimensions: number) {
  const file = openSync(path, 'a+') // makes it where it is missing
  closeSync(file)
  const descriptor = openSync(path, 'r+')
  const rowBytes = dimensions * 4
  const chunkRows = Math.max(1, Math.floor(CHUNK_BYTES / rowBytes))
  const chunk = new Float32Array(chunkRows * dimensions)
  const bytes = new Uint8Array(chunk.buffer)
  const readRows = (from: number, count: number): Float32Array => {
    readSync(descriptor, bytes, 0, count * rowBytes, from * rowBytes)
    return chunk
  }
  return {
    /** Writes rows from a row on and waits until the disk has them. */
    write(from: number, vectors: Uint8Array): void {
      writeSync(descriptor, vectors, 0, vectors.byteLength, from * rowBytes)
      fdatasyncSync(descriptor)
    },
    /** One row; stays right until the next read. */
    row: (row: number): Float32Array => readRows(row, 1).subarray(0, dimensions),
    /** Tells how like the query each of the rows from one to before another is. */
    compare(query: Float32Array, from: number, before: number, tell: (row: number, score: number) => void): void {
      for (let at = from; at < before; at += chunkRows) {
        const count = Math.min(chunkRows, before - at)
        const values = readRows(at, count)
        for (let i = 0; i < count; i++) tell(at + i, dotProduct(query, values, i * dimensions))
      }
    },
    /** The same for chosen rows in ascending order: rows that lie together are read together. */
    compareSome(query: Float32Array, rows: Uint32Array, tell: (row: number, score: number) => void): void {
      for (let i = 0; i < rows.length;) {
        const first = rows[i]!
        let end = i + 1
        while (end < rows.length && rows[end]! - first < chunkRows && rows[end]! - rows[end - 1]! < 32) end++
        const values = readRows(first, rows[end - 1]! - first + 1)
        for (; i < end; i++) tell(rows[i]!, dotProduct(query, values, (rows[i]! - first) * dimensions))
      }
    },
    /** CRC-32 over the first rows. */
    checksum(rows: number): number {
      let sum = 0
      for (let at = 0; at < rows; at += chunkRows) {
        const count = Math.min(chunkRows, rows - at)
        readRows(at, count)
        sum = crc32(bytes.subarray(0, count * rowBytes), sum)
      }
      return sum
    },
    close: (): void => closeSync(descriptor),
  }
}

export type VectorFile = ReturnType<typeof openVectorFile>
