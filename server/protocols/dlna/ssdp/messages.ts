import { DEVICE_TYPE } from '../description.ts'

export const MULTICAST = '239.255.255.250'
export const SSDP_PORT = 1900
/** Seconds that others may believe in us without hearing again. */
export const MAX_AGE = 1800

/** What we tell of ourselves by SSDP. */
export interface Announced {
  udn: string
  serviceTypes: readonly string[]
  /** 'Linux/6 UPnP/1.0 Mantel/0.1' */
  server: string
  /** Rises with each start (UPnP 1.1). */
  bootId: number
  /** Changes with the descriptions. */
  configId: number
}

/** Search for something that we may be. */
export interface SearchRequest { target: string; /** Seconds within which to answer. */ mx: number }

/** Notification type and unique name of each thing that we are: root device, this very device, its type, its services. */
export const notices = ({ udn, serviceTypes }: Announced): { nt: string; usn: string }[] => [
  { nt: 'upnp:rootdevice', usn: `uuid:${udn}::upnp:rootdevice` }, { nt: `uuid:${udn}`, usn: `uuid:${udn}` },
  ...[DEVICE_TYPE, ...serviceTypes].map((type) => ({ nt: type, usn: `uuid:${udn}::${type}` })),
]

/** Reads an M-SEARCH of UPnP 1.0 or 1.1; undefined for anything else, which SSDP passes over in silence. */
export function readSearch(packet: Buffer): SearchRequest | undefined {
  if (packet.length > 2048) return undefined
  const [start = '', ...lines] = packet.toString('latin1').split(/\r?\n/)
  if (!/^M-SEARCH \* HTTP\/1\.[01]$/.test(start)) return undefined
  const headers = new Map(lines.map((line) => /^([A-Za-z0-9.-]+)\s*:\s*(.*?)\s*$/.exec(line)).filter((match) => match !== null).map((match) => [match[1]!.toLowerCase(), match[2]!]))
  const target = headers.get('st')
  if (headers.get('man')?.replaceAll('"', '') !== 'ssdp:discover' || !target) return undefined
  const mx = /^\d{1,5}$/.test(headers.get('mx') ?? '') ? Number(headers.get('mx')) : 1
  // UPnP 1.1 section 1.3.2: more than 5 counts as 5
  return { target, mx: Math.min(Math.max(mx, 1), 5) }
}

/** Which of our notices answer a search. */
export function answering(announced: Announced, target: string): { nt: string; usn: string }[] {
  const all = notices(announced)
  return target === 'ssdp:all' ? all : all.filter(({ nt }) => nt === target)
}

const text = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
const ids = ({ bootId, configId }: Announced): string[] => [`BOOTID.UPNP.ORG: ${bootId}`, `CONFIGID.UPNP.ORG: ${configId}`]

/** The answer to a search, to be sent to whoever asked alone. */
export const writeResponse = (announced: Announced, { nt, usn }: { nt: string; usn: string }, location: string, now: Date): Buffer => text([
  'HTTP/1.1 200 OK', `CACHE-CONTROL: max-age=${MAX_AGE}`, `DATE: ${now.toUTCString()}`, 'EXT:', `LOCATION: ${location}`, `SERVER: ${announced.server}`, `ST: ${nt}`, `USN: ${usn}`, ...ids(announced), 'CONTENT-LENGTH: 0',
])

/** Tells a network that we are there. */
export const writeAlive = (announced: Announced, { nt, usn }: { nt: string; usn: string }, location: string): Buffer => text([
  'NOTIFY * HTTP/1.1', `HOST: ${MULTICAST}:${SSDP_PORT}`, `CACHE-CONTROL: max-age=${MAX_AGE}`, `LOCATION: ${location}`, `NT: ${nt}`, 'NTS: ssdp:alive', `SERVER: ${announced.server}`, `USN: ${usn}`, ...ids(announced),
])

/** Tells a network that we go. */
export const writeByebye = (announced: Announced, { nt, usn }: { nt: string; usn: string }): Buffer => text([
  'NOTIFY * HTTP/1.1', `HOST: ${MULTICAST}:${SSDP_PORT}`, `NT: ${nt}`, 'NTS: ssdp:byebye', `USN: ${usn}`, ...ids(announced),
])
