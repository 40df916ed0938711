/** @typedef {{ file: File, folder: string }} Dropped a file and the path of the folder that it was dropped in, '' for none */

/** All files of a drop, those inside folders too. @param {DataTransfer} transfer @returns {Promise<Dropped[]>} */
export async function droppedFiles(transfer) {
  // entries must be taken before the first await: the browser forgets them when the event is over
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile())
  return (await Promise.all(entries.map((entry) => (entry instanceof File ? [{ file: entry, folder: '' }] : walk(entry, ''))))).flat()
}

/** The files of an input, with their folders where a folder was chosen. @returns {Dropped[]} */
export function chosenFiles(input) {
  return [...input.files].map((file) => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') }))
}

async function walk(entry, folder) {
  if (!entry) return []
  if (entry.isFile) return new Promise((resolve) => entry.file((file) => resolve([{ file, folder }]), () => resolve([])))
  const reader = entry.createReader()
  const path = folder ? `${folder}/${entry.name}` : entry.name
  const found = []
  for (;;) {
    // readEntries gives at most a hundred at a time, and none at the end
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) break
    for (const each of some) found.push(...await walk(each, path))
  }
  return found
}
