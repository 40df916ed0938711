import { createReadStream, type ReadStream } from 'node:fs'
import { makeZip, predictLength } from 'client-zip'

/** A file of an archive: its bytes, its name within, and when it was changed last. */
export interface Zipped { path: string; name: string; size: number; modified: Date }

/** Name of the text that tells what is not in an archive. */
const NOTE = 'Not included.txt'

/**
 * Many files as one ZIP, stored and not packed (pictures and films are packed already), streamed as fast as it is read; its length is known
 * before the first byte. A note, where given, comes as a text of its own.
 */
export function zipOfFiles(files: readonly Zipped[], note?: string): { body: ReadableStream<Uint8Array>; length: bigint } {
  const noted = note === undefined ? [] : [{ name: NOTE, lastModified: new Date(0), bytes: Buffer.from(note) }]
  const names = distinctNames([...noted.map(({ name }) => name), ...files.map((file) => file.name.replace(/[\\/]/g, '_'))]).slice(noted.length)
  const entries = files.map(({ path, size, modified }, at) => ({ name: names[at]!, size, lastModified: modified, path }))
  let current: ReadStream | undefined
  async function* opened() {
    for (const { bytes, ...entry } of noted) yield { ...entry, size: bytes.length, input: bytes }
    // one after the other: each file is opened when the one before has been read
    for (const { path, ...entry } of entries) yield { ...entry, input: (current = createReadStream(path, { highWaterMark: 256 * 1024 })) as AsyncIterable<Uint8Array> }
  }
  const sizes = [...noted.map(({ name, lastModified, bytes }) => ({ name, lastModified, size: bytes.length })), ...entries.map(({ name, lastModified, size }) => ({ name, lastModified, size }))]
  return { body: endingWith(makeZip(opened()), () => current?.destroy()), length: predictLength(sizes) }
}

/** client-zip leaves the file open that it reads when its reader goes away: whoever cancels closes it. */
function endingWith(body: ReadableStream<Uint8Array>, end: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason).catch(() => undefined)
    },
  }, { highWaterMark: 0 })
}

/** 'a.jpg', 'a (2).jpg': files of different folders may have one name, also where case does not count. */
function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const dot = name.lastIndexOf('.')
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let free = name
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${ending}`
    taken.add(free.toLowerCase())
    return free
  })
}
