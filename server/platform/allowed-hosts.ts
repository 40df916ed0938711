import { hostname } from 'node:os'
import { isIP } from 'node:net'

export interface AllowedHosts {
  /** True when a browser may call this server by that Host header. */
  allows(hostHeader: string | undefined): boolean
  /** True when a page of that origin (the Origin header) is one of ours, given the Host that was called. */
  isOwnOrigin(origin: string, hostHeader: string): boolean
}

/**
 * Security rule 15, DNS rebinding: a foreign page may point a name of its own at our address, but it cannot choose another Host header than that name.
 * So only addresses, localhost, this machine's own names and configured ones are answered.
 */
export function createAllowedHosts({ publicUrl, allowedHosts }: { publicUrl?: string; allowedHosts: readonly string[] }): AllowedHosts {
  const publicAddress = publicUrl === undefined ? undefined : new URL(publicUrl)
  const own = hostname().toLowerCase()
  const names = new Set(['localhost', own, own.split('.')[0]!, `${own.split('.')[0]}.local`, ...allowedHosts.map((name) => name.toLowerCase())])
  if (publicAddress) names.add(publicAddress.hostname)
  const allows = (hostHeader: string | undefined): boolean => {
    const name = nameOf(hostHeader)
    return name !== undefined && (isIP(name) !== 0 || names.has(name) || name.endsWith('.localhost'))
  }
  return {
    allows,
    isOwnOrigin(origin, hostHeader) {
      if (publicAddress && origin === publicAddress.origin) return true
      const url = URL.canParse(origin) ? new URL(origin) : undefined
      return url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.host === hostHeader.toLowerCase() && allows(hostHeader)
    },
  }
}

/** 'localhost' of 'localhost:8400', '::1' of '[::1]:8400'; undefined for what is no host. */
function nameOf(hostHeader: string | undefined): string | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(hostHeader ?? '')
  return (parts?.[1] ?? parts?.[2])?.toLowerCase().replace(/\.$/, '')
}
