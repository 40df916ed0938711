import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spaceMembers, spaces, users, type Actor, type Role } from '../../server/access/index.ts'
import { createLibrary, diskStorage, type NewVersion } from '../../server/library/index.ts'
import { createEvents, silentLog, type Database } from '../../server/platform/index.ts'

/** A person with a space of their own choosing, straight in the database. */
export async function testActor(db: Database, { role = 'admin', spaceId }: { role?: Role; spaceId?: string } = {}): Promise<Actor> {
  const [userId, space] = [randomUUID(), spaceId ?? randomUUID()]
  const name = `person ${userId.slice(0, 6)}`
  await db.insert(users).values({ id: userId, name, role })
  if (!spaceId) await db.insert(spaces).values({ id: space, name: 'space' })
  await db.insert(spaceMembers).values({ spaceId: space, userId, role })
  return { userId, name, role, spaces: [{ id: space, name: 'space', role }], isLimited: false }
}

/** A library over a real database and a folder of its own. */
export function testLibrary(db: Database) {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-library-'))
  const events = createEvents({ log: silentLog() })
  const storage = diskStorage({ root: join(folder, 'blobs') })
  const forgotten: string[] = []
  const library = createLibrary({ db, events, storage, forgetRenditions: async (sha256) => { forgotten.push(sha256) } })
  return { library, events, storage, forgotten, folder }
}

/** A managed content made of a text, ready to be added. */
export function newVersion(folder: string, spaceId: string, text: string, more: Partial<NewVersion> = {}): NewVersion {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const bytesAt = join(folder, `${sha256}.bytes`)
  writeFileSync(bytesAt, text)
  return {
    spaceId, sourceId: null, sourcePath: null, folder: 'Uploads', name: 'a.jpg', bytesAt, kind: 'image', mediaType: 'image/jpeg', sha256, size: Buffer.byteLength(text), width: 400, height: 300, durationMs: null,
    thumbhash: Uint8Array.of(1, 2, 3), taken: { at: '2024-05-14T09:41:12.000Z', local: '2024-05-14 11:41:12', zone: '+02:00', from: 'embedded' }, notes: [], metadata: { revision: 1, raw: {}, image: { cameraModel: 'X' } }, by: null, ...more,
  }
}
