// Runs in a network namespace of its own: tells what it hears by SSDP, searches when asked on standard input, and fetches what it is told of.
import { createSocket } from 'node:dgram'
import { createInterface } from 'node:readline'

const [own = ''] = process.argv.slice(2)
const tell = (what: object): void => { process.stdout.write(`${JSON.stringify(what)}\n`) }
const read = (packet: Buffer): { start: string; headers: Record<string, string> } => {
  const [start = '', ...lines] = packet.toString().split('\r\n')
  return { start, headers: Object.fromEntries(lines.filter(Boolean).map((line) => { const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? []; return [name.toLowerCase(), value] })) }
}
const ears = createSocket({ type: 'udp4', reuseAddr: true })
ears.on('message', (packet, from) => { tell({ heard: read(packet), from: from.address }) })
ears.bind(1900, '0.0.0.0', () => { ears.addMembership('239.255.255.250', own); tell({ ready: true }) })
const mouth = createSocket('udp4')
mouth.on('message', (packet, from) => { tell({ answered: read(packet), from: from.address, at: Date.now() }) })
mouth.bind(0, own, () => { mouth.setMulticastInterface(own) })
createInterface({ input: process.stdin }).on('line', (line) => {
  const { search, fetch: address } = JSON.parse(line) as { search?: string; fetch?: string }
  if (search !== undefined) {
    tell({ searched: search, at: Date.now() })
    mouth.send(`M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ${search}\r\n\r\n`, 1900, '239.255.255.250')
  }
  if (address !== undefined) fetch(address).then(async (answer) => { tell({ fetched: answer.status, text: await answer.text() }) }, (error: unknown) => { tell({ failed: String(error) }) })
})
