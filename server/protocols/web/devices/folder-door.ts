import { isIP } from 'node:net'
import type { FolderAddress, FolderDoor } from '../../../../views/devices/data.ts'

interface Known {
  /** Option publicUrl. */
  publicUrl: string | undefined
  /** Host header of this browser, and whether it came by TLS. */
  host: string
  tls: boolean
  /** Addresses of this machine in the home network. */
  lan: readonly string[]
  /** Option host: what the server listens on. */
  listensOn: string
}

/** Where file managers find the library, the best address first; one that only this machine can reach is named only where there is no other. */
export function folderDoor({ publicUrl, host, tls, lan, listensOn }: Known, person: string): FolderDoor {
  const at = (origin: string, where: FolderAddress['where']): FolderAddress => ({ url: `${origin}/dav/`, where })
  const here = at(`${tls ? 'https' : 'http'}://${host}`, 'here')
  const port = /:\d+$/.exec(host)?.[0] ?? ''
  const reachable = [
    ...(publicUrl === undefined ? [] : [at(new URL(publicUrl).origin, 'public')]),
    ...(isOwnMachine(host) ? isOwnMachine(listensOn) ? [] : lan.map((address) => at(`http://${address}${port}`, 'home')) : [here]),
  ]
  const [first = here, ...others] = reachable
  const addresses = [first, ...others.filter(({ url }) => url !== first.url)] as const
  return { addresses, person, isPlain: first.url.startsWith('http:'), isThisMachineOnly: isOwnMachine(new URL(first.url).host) }
}

/** True for names and addresses that mean the machine that says them. */
function isOwnMachine(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
