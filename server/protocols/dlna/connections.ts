import { knownTypes } from '../../media/index.ts'
import { protocolInfo, type Promised } from './protocol-info.ts'
import { UpnpFault } from './soap/upnp-fault.ts'
import type { Service } from './call-action.ts'

const profiles: Record<string, readonly string[]> = {
  'image/jpeg': ['JPEG_TN', 'JPEG_SM', 'JPEG_MED', 'JPEG_LRG'], 'image/png': ['PNG_LRG'], 'image/gif': ['GIF_LRG'], 'audio/mpeg': ['MP3', 'MP3X'],
  'video/mp2t': ['AVC_TS_MP_SD_AC3_ISO', 'AVC_TS_MP_HD_AC3_ISO', 'AVC_TS_MP_SD_AAC_ISO', 'AVC_TS_MP_HD_AAC_ISO'],
}

/** All that is served: each media type by its profiles and without one, pictures also converted. */
export function servedProtocols(): string[] {
  const types = knownTypes().map(({ mime, kind }) => ({ mediaType: mime, kind }))
  const copies: Promised[] = [{ mediaType: 'video/mp4', kind: 'video', converted: true }, { mediaType: 'audio/mp4', kind: 'audio', converted: true }]
  const pictures = profiles['image/jpeg']!.map((profile): Promised => ({ mediaType: 'image/jpeg', kind: 'image', profile, converted: true }))
  const originals = types.flatMap((type): Promised[] => [...(profiles[type.mediaType] ?? []).map((profile) => ({ ...type, profile })), type])
  return [...new Set([...originals, ...pictures, ...copies, { mediaType: 'text/srt', kind: 'text' } as const].map(protocolInfo))]
}

/** ConnectionManager:1: what is served, and the one connection that stands for all. */
export const connectionManager = (): Service => {
  const source = servedProtocols().join(',')
  return {
    type: 'urn:schemas-upnp-org:service:ConnectionManager:1',
    id: 'urn:upnp-org:serviceId:ConnectionManager',
    path: 'connection-manager',
    variables: [
      { name: 'SourceProtocolInfo', type: 'string', evented: true }, { name: 'SinkProtocolInfo', type: 'string', evented: true }, { name: 'CurrentConnectionIDs', type: 'string', evented: true },
      { name: 'A_ARG_TYPE_ConnectionStatus', type: 'string', values: ['OK', 'ContentFormatMismatch', 'InsufficientBandwidth', 'UnreliableChannel', 'Unknown'] },
      { name: 'A_ARG_TYPE_ConnectionManager', type: 'string' }, { name: 'A_ARG_TYPE_Direction', type: 'string', values: ['Input', 'Output'] }, { name: 'A_ARG_TYPE_ProtocolInfo', type: 'string' },
      { name: 'A_ARG_TYPE_ConnectionID', type: 'i4' }, { name: 'A_ARG_TYPE_AVTransportID', type: 'i4' }, { name: 'A_ARG_TYPE_RcsID', type: 'i4' },
    ],
    actions: {
      GetProtocolInfo: { in: [], out: [['Source', 'SourceProtocolInfo'], ['Sink', 'SinkProtocolInfo']], run: () => ({ Source: source, Sink: '' }) },
      GetCurrentConnectionIDs: { in: [], out: [['ConnectionIDs', 'CurrentConnectionIDs']], run: () => ({ ConnectionIDs: '0' }) },
      GetCurrentConnectionInfo: {
        in: [['ConnectionID', 'A_ARG_TYPE_ConnectionID']],
        out: [['RcsID', 'A_ARG_TYPE_RcsID'], ['AVTransportID', 'A_ARG_TYPE_AVTransportID'], ['ProtocolInfo', 'A_ARG_TYPE_ProtocolInfo'], ['PeerConnectionManager', 'A_ARG_TYPE_ConnectionManager'], ['PeerConnectionID', 'A_ARG_TYPE_ConnectionID'], ['Direction', 'A_ARG_TYPE_Direction'], ['Status', 'A_ARG_TYPE_ConnectionStatus']],
        run: ({ ConnectionID: id }) => {
          if (Number(id) !== 0) throw new UpnpFault(706)
          return { RcsID: -1, AVTransportID: -1, ProtocolInfo: '', PeerConnectionManager: '', PeerConnectionID: -1, Direction: 'Output', Status: 'OK' }
        },
      },
    },
    state: () => ({ SourceProtocolInfo: source, SinkProtocolInfo: '', CurrentConnectionIDs: '0' }),
  }
}
