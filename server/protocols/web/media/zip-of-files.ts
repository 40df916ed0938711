import { createReadStream } from 'node:fs'
import { makeZip, predictLength } from 'client-zip'

/** A file of an archive: its bytes, its name within, and when it was taken or changed. */
export interface Zipped { path: string; name: string; size: number; modified: Date }

/** Many files as one ZIP, stored and not packed (pictures and films are packed already), streamed as fast as it is read; its length is known before the first byte. */
export function zipOfFiles(files: readonly Zipped[]): { body: ReadableStream<Uint8Array>; length: bigint } {
  const names = distinctNames(files.map((file) => file.name.replace(/[\\/]/g, '_')))
  const entries = files.map((file, at) => ({ name: names[at]!, size: file.size, lastModified: file.modified }))
  async function* opened() {
    // one after the other: each file is opened when the one before has been read
    for (const [at, entry] of entries.entries()) yield { ...entry, input: createReadStream(files[at]!.path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array> }
  }
  return { body: makeZip(opened()), length: predictLength(entries) }
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
