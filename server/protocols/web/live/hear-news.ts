import { actorChanged, type Actor } from '../../../access/index.ts'
import { analysisCompleted } from '../../../analysis/index.ts'
import { catalogChanged } from '../../../catalog/index.ts'
import { modelChanged } from '../../../inference/index.ts'
import { fileRefused, scanProgressed, uploadChanged } from '../../../ingest/index.ts'
import { fileChanged, versionAdded } from '../../../library/index.ts'
import type { Message } from '../../../platform/errors.ts'
import { wordsFor } from '../../../../views/words.ts'
import { uploadOutcome } from '../resources/upload-outcome.ts'
import type { WebParts } from '../rooms.ts'
import { tell, type Connection } from './connection.ts'

/** Turns what happens in the house into what open pages have to look at again. Returns how to stop. */
export function hearNews(parts: WebParts, connections: ReadonlySet<Connection>): () => void {
  const { events, access, ingest, library, log, clock } = parts
  const mark = (spaceId: string | undefined, ...topics: ('timeline' | 'sources' | 'jobs' | 'models' | 'counts')[]): void => {
    for (const connection of connections) if (spaceId === undefined || sees(connection.actor, spaceId)) for (const topic of topics) connection.stale.add(topic)
  }
  /** What one who is limited sees changes with tags too. */
  const markLimited = (spaceId: string): void => {
    for (const connection of connections) if (connection.actor.isLimited && sees(connection.actor, spaceId)) connection.stale.add('timeline')
  }
  const tellUpload = async (userId: string, uploadId: string): Promise<void> => {
    const mine = [...connections].filter(({ actor }) => actor.userId === userId)
    const actor = mine[0]?.actor
    const upload = actor && await ingest.uploads.find(actor, uploadId)
    if (!actor || !upload) return
    const outcome = await uploadOutcome(library, actor, upload)
    for (const connection of mine) tell(connection, { type: 'upload', ...outcome, ...(upload.reason && { sentence: say(connection, upload.reason) }) })
  }
  const say = ({ locale }: Connection, reason: Message): string => wordsFor({ ...locale, now: clock.now().toISOString() }).say(reason)
  const askAgain = async (connection: Connection): Promise<void> => {
    const found = await access.authenticate(connection.token)
    if (found) {
      connection.actor = found.actor
      if (found.actor.isLimited) for (const topic of ['timeline', 'counts'] as const) connection.stale.add(topic)
    } else connection.socket.close(4401, 'log in again')
  }
  const failed = (error: unknown): void => { log.error({ err: error }, 'could not tell a page of news') }
  const stops = [
    events.listen(scanProgressed, ({ spaceId }) => mark(spaceId, 'sources', 'counts')),
    events.listen(fileRefused, ({ spaceId }) => mark(spaceId, 'counts', 'sources')),
    events.listen(versionAdded, ({ spaceId }) => mark(spaceId, 'timeline', 'counts', 'sources')),
    events.listen(fileChanged, ({ spaceId }) => mark(spaceId, 'timeline', 'counts')),
    events.listen(catalogChanged, ({ spaceId }) => markLimited(spaceId)),
    events.listen(modelChanged, () => mark(undefined, 'models')),
    events.listen(analysisCompleted, () => mark(undefined, 'counts')),
    events.listen(uploadChanged, ({ userId, uploadId }) => { tellUpload(userId, uploadId).catch(failed) }),
    events.listen(actorChanged, ({ userIds }) => { for (const connection of connections) if (userIds.includes(connection.actor.userId)) askAgain(connection).catch(failed) }),
  ]
  return () => { for (const stop of stops) stop() }
}

const sees = (actor: Actor, spaceId: string): boolean => actor.spaces.some((space) => space.id === spaceId)
