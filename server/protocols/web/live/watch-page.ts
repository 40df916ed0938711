import type { RawData } from 'ws'
import { z } from 'zod'
import { topics, type Connection } from './connection.ts'

const wish = z.object({ watch: z.array(z.enum(topics)).max(topics.length) })

/** Keeps a page among the open ones until it goes, and hears what it wants to be told of. */
export function watchPage(connections: Set<Connection>, connection: Connection): void {
  const { socket } = connection
  connections.add(connection)
  socket.on('pong', () => { connection.alive = true })
  socket.on('close', () => connections.delete(connection))
  socket.on('error', () => socket.terminate())
  socket.on('message', (data, isBinary) => {
    const said = wish.safeParse(isBinary ? undefined : readJson(data))
    if (!said.success) return socket.close(1008, 'not understood')
    connection.watched = new Set(said.data.watch)
    connection.lastSent.clear()
    // a page that has just been drawn knows its timeline; rows and bars may have moved on meanwhile
    for (const topic of connection.watched) if (topic !== 'timeline') connection.stale.add(topic)
  })
}

function readJson(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString('utf8'))
  } catch {
    return undefined
  }
}
