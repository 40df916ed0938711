import { lanAddresses } from './platform/lan-addresses.ts'
import type { Config } from './platform/index.ts'

/** The first thing that a person reads: where to go, and the code that proves that this terminal is theirs. */
export function readyMessage(config: Config, port: number, setupCode: string | undefined): string {
  const address = config.publicUrl ?? `http://${hostFor(config.host)}:${port}`
  return setupCode ? `Open ${address} and enter the set-up code ${setupCode}` : `Mantel is running: ${address}`
}

/** An address that another device of the house can open, where we listen on all of them. */
function hostFor(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host.includes(':') ? `[${host}]` : host
  return lanAddresses()[0] ?? 'localhost'
}
