import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'

/** Has a file written beside its place, waits until the disk has it, and puts it there: whole or not at all. */
export function putWhole(path: string, write: (part: string) => void): void {
  const part = `${path}.part`
  write(part)
  const file = openSync(part, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(part, path)
}
