/** What a resource promises by DLNA: profile, seeking by bytes, converted or not, flags. */
export interface Promised { mediaType: string; kind: 'image' | 'audio' | 'video' | 'text'; profile?: string; converted?: boolean }

/** Streaming and background transfer, connection stalling, DLNA 1.5; thirty-two digits, of which eight mean something. */
const AV_FLAGS = '01700000000000000000000000000000'
/** Interactive and background transfer, connection stalling, DLNA 1.5. */
const IMAGE_FLAGS = '00F00000000000000000000000000000'

/** The fourth field of protocolInfo, and the header contentFeatures.dlna.org: the same to the byte. */
export function contentFeatures({ kind, profile, converted = false }: Promised): string {
  if (kind === 'text') return '*'
  return `${profile ? `DLNA.ORG_PN=${profile};` : ''}DLNA.ORG_OP=01;DLNA.ORG_CI=${converted ? 1 : 0};DLNA.ORG_FLAGS=${kind === 'image' ? IMAGE_FLAGS : AV_FLAGS}`
}

/** 'http-get:*:image/jpeg:DLNA.ORG_PN=…' */
export const protocolInfo = (promised: Promised): string => `http-get:*:${promised.mediaType}:${contentFeatures(promised)}`
