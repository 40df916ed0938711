import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import type { Clock, Log } from '../../../platform/index.ts'
import { isWithin, type LanInterface } from '../interfaces.ts'
import { answering, MULTICAST, notices, readSearch, SSDP_PORT, writeAlive, writeByebye, writeResponse, type Announced } from './messages.ts'

export interface AnnouncerParts {
  announced: Announced
  /** Of the HTTP listener. */
  port: number
  clock: Clock
  log: Pick<Log, 'warn' | 'info'>
  /** Whether a device of that address may know of us. */
  mayKnow: (address: string) => boolean
}
export type Announcer = Awaited<ReturnType<typeof announceOn>>

/** Alive goes out more than once, for packets get lost (UPnP 1.0 section 1.1.2). */
export const TIMES_AT_START = 3
const BETWEEN_MS = 300
/** Answers that may wait at once: a flood of searches is not answered any further. */
const MOST_WAITING = 200

/** Speaks SSDP in one network: a socket of its own on the shared port 1900, told to send by that interface alone. */
export async function announceOn(lan: LanInterface, { announced, port, clock, log, mayKnow }: AnnouncerParts) {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const waiting = new Set<NodeJS.Timeout>()
  const location = `http://${lan.address}:${port}/description.xml`
  await bound(socket, lan)
  socket.on('error', (error) => { log.warn({ err: error, interface: lan.name }, 'SSDP has trouble in a network') })
  socket.on('message', (packet, from) => { answer(packet, from) })

  function answer(packet: Buffer, from: RemoteInfo): void {
    // each socket hears what comes by any interface: only whoever stands in this network is answered here
    if (!isWithin(from.address, lan.cidr) || !mayKnow(from.address)) return
    const search = readSearch(packet)
    if (!search) return
    for (const notice of answering(announced, search.target)) {
      if (waiting.size >= MOST_WAITING) return
      later(Math.random() * search.mx * 900, () => { send(writeResponse(announced, notice, location, clock.now()), from.port, from.address) })
    }
  }
  function later(milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => { waiting.delete(timer); act() }, milliseconds)
    waiting.add(timer)
  }
  function send(packet: Buffer, toPort = SSDP_PORT, to = MULTICAST): void {
    socket.send(packet, toPort, to, (error) => { if (error) log.warn({ err: error, interface: lan.name }, 'SSDP could not send') })
  }
  const byebye = (): Promise<unknown> => Promise.all(notices(announced).map((notice) => new Promise((sent) => { socket.send(writeByebye(announced, notice), SSDP_PORT, MULTICAST, sent) })))
  const alive = (): void => { for (const notice of notices(announced)) send(writeAlive(announced, notice, location)) }

  return {
    lan,
    /** Tells the network that we are there, several times at the start. */
    alive(times = 1): void {
      for (let n = 0; n < times; n++) later(n * BETWEEN_MS, alive)
    },
    /** Says byebye and goes; a network that is gone already hears nothing. */
    async stop(): Promise<void> {
      for (const timer of waiting) clearTimeout(timer)
      waiting.clear()
      await byebye()
      await new Promise<void>((closed) => { socket.close(closed) })
    },
  }
}

function bound(socket: Socket, { address }: LanInterface): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind({ port: SSDP_PORT, address: '0.0.0.0' }, () => {
      try {
        socket.addMembership(MULTICAST, address)
        socket.setMulticastInterface(address)
        socket.setMulticastTTL(4)
        socket.setMulticastLoopback(true)
        socket.off('error', reject)
        resolve()
      } catch (error) {
        socket.close()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}
