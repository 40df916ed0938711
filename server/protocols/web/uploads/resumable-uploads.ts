import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import { z } from 'zod'
import type { Actor } from '../../../access/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Log } from '../../../platform/log.ts'
import type { ArrivingUploads } from '../rooms.ts'
import { statusOf } from '../door/status-of.ts'

/** Hours that an unfinished upload may rest before its bytes are given up. */
const EXPIRE_MS = 48 * 3_600_000
/** What a browser says of a file, besides its size; only a hint, for the name is cleaned and the content decides. */
const text = z.string().max(10_000).nullish().transform((given) => given ?? '') // a name without a value comes as null
const described = z.object({ name: text, folder: text, modified: z.coerce.number().min(0).max(8.64e15).optional().catch(undefined) })

export interface ResumableUploads {
  /** Answers one request of the tus protocol on behalf of somebody. */
  answer(request: Request, actor: Actor, log: Log): Promise<Response>
  /** Gives up what rests for too long. */
  sweep(): Promise<number>
}

/** Uploads that can be interrupted and go on (tus 1.0): each file's bytes grow below DATA_DIR/tmp/uploads, and survive a restart of the program. */
export function createResumableUploads({ folder, maxFileBytes, uploads }: { folder: string; maxFileBytes: number; uploads: ArrivingUploads }): ResumableUploads {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: EXPIRE_MS })
  const asking = new WeakMap<Request, { actor: Actor; log: Log }>()
  const askerOf = (request: object): { actor: Actor; log: Log } => {
    const asker = asking.get(request as Request)
    if (!asker) throw new AppError('unauthenticated', 'web.login-needed')
    return asker
  }
  const received = async (actor: Actor, id: string): Promise<void> => {
    await syncToDisk(join(folder, id))
    await uploads.received(actor, id)
  }
  const server = new Server({
    path: '/uploads', datastore: store, relativeLocation: true, maxSize: maxFileBytes, allowedOrigins: () => false, disableTerminationForFinishedUploads: true,
    namingFunction: () => newId(),
    async onUploadCreate(request, upload) {
      const { actor } = askerOf(request)
      const { name, folder: into, modified } = described.parse(upload.metadata ?? {})
      if (upload.size === undefined) throw new AppError('invalid', 'web.upload-length-needed')
      await uploads.begin(actor, { id: upload.id, name, folder: into, size: upload.size, modifiedMs: modified ?? null })
      return { metadata: { owner: actor.userId } }
    },
    async onIncomingRequest(request, id) {
      const { actor } = askerOf(request)
      if (request.method === 'POST') return
      const { metadata, offset, size } = await store.getUpload(id)
      // somebody else's upload is as absent as one that never was
      if (metadata?.owner !== actor.userId) throw new AppError('not-found', 'web.no-such-upload')
      // all bytes came before the program was killed, yet nobody was told: the browser asks how far it is, and will send no more
      if (request.method === 'HEAD' && offset === size) await received(actor, id)
    },
    async onUploadFinish(request, upload) {
      await received(askerOf(request).actor, upload.id)
      return {}
    },
    onResponseError(request, error) {
      if ('status_code' in error) return undefined
      if (error instanceof AppError) return { status_code: statusOf[error.code], body: error.key }
      if (error instanceof z.ZodError) return { status_code: 400, body: 'web.not-understood' }
      askerOf(request).log.error({ err: error }, 'an upload failed')
      return { status_code: 500, body: 'platform.internal' }
    },
  })
  return {
    async answer(request, actor, log) {
      asking.set(request, { actor, log })
      const answer = await server.handleWeb(request)
      const id = new URL(request.url).pathname.split('/').at(-1)
      if (request.method === 'DELETE' && answer.status === 204 && id) await uploads.clear(actor, [id])
      return answer
    },
    sweep: () => server.cleanUpExpiredUploads(),
  }
}

/** An upload counts as here only when a power cut could not take it back. */
async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
