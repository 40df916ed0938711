import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Log } from '../../platform/index.ts'
import { ClientRow, type ClientProfile } from './client-profiles.ts'

/** Rows that the owner wrote into DATA_DIR/dlna-clients.json; a file that is wrong is told of in the log and passed over, for the others shall watch on. */
export async function readClientFile(dataDir: string, log: Pick<Log, 'warn'>): Promise<ClientProfile[]> {
  const path = join(dataDir, 'dlna-clients.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return []
  try {
    return z.array(ClientRow).max(500).parse(JSON.parse(text))
  } catch (error) {
    log.warn({ path, reason: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }, 'the table of DLNA clients could not be read and is passed over')
    return []
  }
}
