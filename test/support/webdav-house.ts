import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '../../server/access/index.ts'
import { silentLog, systemClock } from '../../server/platform/index.ts'
import { createWebdavDoor } from '../../server/protocols/webdav/index.ts'
import { webHouse } from './web-house.ts'

export type WebdavHouse = Awaited<ReturnType<typeof webdavHouse>>

/** A whole house with its door for file managers, listening on loopback, and Ada with an app password. */
export async function webdavHouse() {
  const house = await webHouse()
  await house.setUp()
  const ada = await actorOf(house)
  const made = await house.access.appPasswords.make(ada, 'test')
  const door = createWebdavDoor({ ...house, clock: systemClock, log: silentLog() })
  const server = createServer((request, response) => { if (!door(request, response)) response.writeHead(404).end() })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const authorization = `Basic ${Buffer.from(`Ada:${made.password}`).toString('base64')}`
  return {
    ...house, /** The browser's door. */ pages: house.door, ada, door, origin, authorization, port, password: made.password,
    /** Ada's own space. */
    space: `/dav/Folders/${encodeURIComponent(ada.spaces[0]?.name ?? '')}`,
    send: (method: string, path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: BodyInit } = {}): Promise<Response> =>
      fetch(`${origin}${path}`, { method, headers: { authorization, ...headers }, redirect: 'manual', ...(body !== undefined && { body }) }),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => { server.close(done) })
      await house.close()
    },
  }
}

async function actorOf(house: Awaited<ReturnType<typeof webHouse>>): Promise<Actor> {
  const { actor } = await house.access.login({ name: 'Ada', password: 'quiet river under 7 stones' }, { address: '127.0.0.1', userAgent: 'test' })
  return actor
}
