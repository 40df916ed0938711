import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { files } from '../library/index.ts'
import type { MediaLimits } from '../media/index.ts'
import type { Database } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { JobContext } from '../platform/queue.ts'
import type { TaskPool } from '../platform/task-pool.ts'
import { drawTask } from './draw-task.ts'
import { absent, type Drawn } from './drawn.ts'
import { profilesFor, type Stage } from './profiles.ts'
import { discardDrawn, recordDrawn } from './record.ts'
import { renditions } from './schema.ts'

export interface MakeParts {
  db: Database
  dataDir: string
  tasks: Pick<TaskPool, 'call'>
  limits: MediaLimits
  log: Log
  /** Where the bytes of a content can be read on this machine; undefined while they are away. */
  originalPath: (sha256: string) => Promise<string | undefined>
}

const patienceMs: Record<Stage, number> = { first: 600_000, soon: 600_000, copy: 6 * 3600_000 }

/** Makes what a content lacks of a stage; harmless when all is there already. A content whose bytes are away stays waiting for the next plan. */
export async function makeStage(parts: MakeParts, sha256: string, stage: Stage, { signal, lastAttempt }: JobContext): Promise<void> {
  const [file] = await parts.db.select({ kind: files.kind }).from(files).where(eq(files.sha256, sha256)).limit(1)
  if (file === undefined || !(await isLacking(parts, sha256, file.kind, stage))) return
  const path = await parts.originalPath(sha256)
  if (path === undefined) return
  const folder = join(parts.dataDir, 'tmp', 'renditions')
  await mkdir(folder, { recursive: true })
  const drawn = await parts.tasks.call(drawTask, { path, sha256, stage, kind: file.kind, limits: parts.limits, folder }, { timeoutMs: patienceMs[stage], signal, turn: stage === 'first' ? 'first' : 'later' }).catch((error: unknown) => {
    if (signal.aborted || !(error instanceof AppError) || (error.code === 'unavailable' && !lastAttempt)) throw error
    parts.log.warn({ sha256, stage, reason: error.key }, 'renditions could not be made')
    return profilesFor(file.kind, stage).map((profile): Drawn => absent(profile.name, 'failed', error.key))
  })
  try {
    await parts.db.transaction((tx) => recordDrawn(tx, parts.dataDir, sha256, drawn))
  } finally {
    await discardDrawn(drawn)
  }
}

async function isLacking({ db }: MakeParts, sha256: string, kind: 'image' | 'audio' | 'video', stage: Stage): Promise<boolean> {
  const made = await db.select({ profile: renditions.profile, revision: renditions.revision }).from(renditions).where(eq(renditions.sha256, sha256))
  return profilesFor(kind, stage).some((profile) => !made.some((row) => row.profile === profile.name && row.revision >= profile.revision))
}
