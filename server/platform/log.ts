import { existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'

export type Log = pino.Logger

export interface LogOptions {
  level: string
  /** file: DATA_DIR/logs/<name>.log, and errors to the terminal besides · stdout: JSON lines for a collector. */
  to: 'file' | 'stdout'
  dataDir: string
  /** Of the process that speaks: web, worker, all. */
  name: string
}

const ROTATE_BYTES = 20 * 1024 * 1024

/** A structured log, one JSON object a line; a file is put aside as .1 at start when it has grown past 20 MB. */
export function createLog({ level, to, dataDir, name }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { process: name },
    redact: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie', 'authorization', '*.authorization'],
  }
  if (to === 'stdout') return pino(options)
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${name}.log`)
  if (existsSync(path) && statSync(path).size > ROTATE_BYTES) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600) // opened here: a program that ends at once could not write its last words to a file that is still being opened
  const lowest = level as pino.Level
  return pino(options, pino.multistream([{ level: lowest, stream: pino.destination({ dest: file, sync: false }) }, { level: 'error', stream: pino.destination({ dest: 2, sync: true }) }]))
}

/** A log that says nothing, for tests. */
export const silentLog = (): Log => pino({ level: 'silent' })
