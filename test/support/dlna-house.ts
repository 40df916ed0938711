import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import type { Actor } from '../../server/access/index.ts'
import { files } from '../../server/library/index.ts'
import { createDlnaDoor, type DlnaDoor } from '../../server/protocols/dlna/index.ts'
import { controlPoint, type ControlPoint, type DidlNode } from './control-point.ts'
import { cardVideo, ffmpegMade, markedPicture } from './made-media.ts'
import { webHouse, type WebHouse } from './web-house.ts'

export type DlnaHouse = Awaited<ReturnType<typeof dlnaHouse>>

/** A house with four files and its door for televisions, on loopback and without SSDP; shut until `set` opens it. */
export async function dlnaHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-dlna-'))
  mkdirSync(join(folder, 'Rome'))
  await markedPicture(3000, 2000).jpeg().withExif({ IFD2: { DateTimeOriginal: '2021:05:14 10:00:00' } }).toFile(join(folder, 'Rome', 'forum & co.jpg'))
  await markedPicture(200, 320).png().toFile(join(folder, 'small.png'))
  cardVideo(join(folder, 'film.mp4'), { seconds: 2 })
  ffmpegMade(join(folder, 'song.mp3'), '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100:duration=3', '-ac', '2', '-b:a', '128k', '-metadata', 'title=Blue', '-metadata', 'artist=Ann & Co', '-metadata', 'album=First', '-metadata', 'genre=Jazz', '-metadata', 'track=7')
  const house = await webHouse({ work: true })
  for (const { name } of await house.analysis.overview()) await house.analysis.setOn(name, false)
  const ada = await house.setUp()
  await ada.post('/setup/sources', { path: folder })
  const ids: Record<string, string> = {}
  await vi.waitFor(async () => {
    for (const { id, name } of await house.db.select({ id: files.id, name: files.name }).from(files)) ids[name] = id
    expect(Object.keys(ids)).toHaveLength(4)
  }, 40_000)
  const [person] = await house.access.listUsers({ userId: '', name: '', role: 'admin', spaces: [], isLimited: false })
  const admin: Actor = { userId: person!.id, name: 'Ada', role: 'admin', spaces: [{ id: await house.access.firstSpace(), name: 'Household', role: 'admin' }], isLimited: false }
  const openDoor = (): DlnaDoor => createDlnaDoor({
    ...house, config: { ...house.config, dlnaPort: 0, host: '127.0.0.1' }, version: 'test', title: async (key) => `[${key}]`, interfaces: () => [],
    icon: (file) => readFileSync(join(import.meta.dirname, '../../public/icons', file)),
  })
  let door = openDoor()
  await door.start()
  const base = (): string => `http://127.0.0.1:${door.port()}`
  const tv = (headers: Record<string, string> = { 'user-agent': 'VLC/3.0.20 LibVLC/3.0.20' }): ControlPoint => controlPoint(base(), headers)
  const items = async (criteria: string): Promise<DidlNode[]> => (await tv().search('0', criteria)).nodes
  return {
    house, admin, ids, folder, base, tv, items,
    port: () => door.port(),
    /** The file of that title. */
    item: async (title: string): Promise<DidlNode> => (await items(`dc:title contains "${title}"`)).find((node) => node.title === title)!,
    /** Changes what televisions see, and waits until the door has followed. */
    async set(changes: Parameters<WebHouse['devices']['setTv']>[1]): Promise<void> {
      const before = door.port()
      await house.devices.setTv(admin, changes)
      await vi.waitFor(() => { expect([door.port() !== before, door.port() !== undefined]).toEqual([true, changes.on ?? true]) }, 5000)
    },
    async restart(): Promise<void> {
      await door.stop()
      expect(door.port()).toBeUndefined()
      door = openDoor()
      await door.start()
    },
    /** Sends bytes and reads until the other side ends. */
    raw: (text: string): Promise<string> => new Promise((resolve, reject) => {
      const socket = createConnection(door.port()!, '127.0.0.1', () => { socket.write(text) })
      let answer = ''
      socket.on('data', (part) => { answer += part.toString('latin1') })
      socket.on('end', () => { resolve(answer) })
      socket.on('error', reject)
    }),
    async close(): Promise<void> {
      await door.stop()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same with the door open. */
export async function openDlnaHouse(): Promise<DlnaHouse> {
  const home = await dlnaHouse()
  await home.set({ on: true })
  return home
}
