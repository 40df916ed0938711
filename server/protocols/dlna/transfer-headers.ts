import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { contentFeatures } from './protocol-info.ts'
import type { Resource } from './resources.ts'

type Mode = 'Streaming' | 'Interactive' | 'Background'

/** Ways of transfer that DLNA has for a kind of media; the first one unless told. */
const modes: Record<Resource['kind'], readonly Mode[]> = { audio: ['Streaming', 'Background'], video: ['Streaming', 'Background'], image: ['Interactive', 'Background'], text: ['Interactive', 'Background'] }

/** What DLNA adds to an answer; undefined where it demands 406: another way of transfer, seeking by time, another speed. */
export function transferHeaders(asked: IncomingHttpHeaders, resource: Resource): OutgoingHttpHeaders | undefined {
  const wanted = one(asked['transfermode.dlna.org'])
  const mode = wanted === undefined ? modes[resource.kind][0] : modes[resource.kind].find((each) => each.toLowerCase() === wanted.toLowerCase())
  const speed = one(asked['playspeed.dlna.org'])
  if (mode === undefined || one(asked['timeseekrange.dlna.org']) !== undefined || (speed !== undefined && !/^(DLNA\.ORG_PS\s*=\s*)?1$/.test(speed))) return undefined
  return {
    'transferMode.dlna.org': mode,
    'contentFeatures.dlna.org': contentFeatures(resource),
    // no promise of a time
    ...(one(asked['realtimeinfo.dlna.org']) !== undefined && { 'realTimeInfo.dlna.org': 'DLNA.ORG_TLAG=*' }),
  }
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)?.trim()
