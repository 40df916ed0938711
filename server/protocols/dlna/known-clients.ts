import { plainClient, type ClientProfile, type SaidOfItself } from './client-profiles.ts'

/** More devices than a house holds. */
const MOST = 500

/** Which device stands at which address: what plays a file often says less of itself than what browsed for it. */
export function createKnownClients(match: (headers: SaidOfItself) => ClientProfile | undefined) {
  const known = new Map<string, ClientProfile>()
  return {
    /** The profile of whoever calls from there. */
    of(address: string, headers: SaidOfItself): ClientProfile {
      const client = match(headers) ?? known.get(address)
      if (!client) return plainClient
      known.delete(address)
      known.set(address, client)
      if (known.size > MOST) known.delete(known.keys().next().value!)
      return client
    },
  }
}
export type KnownClients = ReturnType<typeof createKnownClients>
