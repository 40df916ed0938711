import { open } from 'node:fs/promises'

const CHUNK = 256 * 1024

/** A part of a file as a stream that reads only as fast as it is read, and lets go of the file when it ends or its reader goes away. */
export async function readPart(path: string, start: number, end: number): Promise<ReadableStream<Uint8Array>> {
  const file = await open(path)
  let at = start
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const wanted = Math.min(CHUNK, end - at + 1)
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, at).catch(async (cause: unknown) => {
        await file.close()
        throw cause
      })
      at += bytesRead
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
      if (bytesRead > 0 && at <= end) return
      await file.close()
      // a file that became shorter while it was sent: better a cut connection than a content that looks whole
      if (at <= end) controller.error(new Error(`${path} ends before byte ${end}`))
      else controller.close()
    },
    cancel: () => file.close(),
  }, { highWaterMark: 0 })
}
