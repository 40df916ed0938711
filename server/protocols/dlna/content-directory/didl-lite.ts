import type { TreeEntry } from '../../../catalog/index.ts'
import type { Shown } from '../legacy-roots.ts'
import type { MediaAddresses } from '../media-address.ts'
import { protocolInfo } from '../protocol-info.ts'
import { resourcesOf, type EntryFacts, type Resource } from '../resources.ts'
import type { CallContext } from '../call-action.ts'
import { asciiXml, attributesOf, element, type Attributes } from '../xml.ts'
import { classOf } from './classes.ts'
import { didlTime } from './didl-time.ts'
import { titleOf } from './title.ts'

export interface DidlParts extends CallContext {
  addresses: MediaAddresses
  factsOf: (entry: TreeEntry) => EntryFacts
  wants: (property: string) => boolean
  /** Of a container that was asked about alone. */
  childCount?: number
}

const NAMESPACES = {
  xmlns: 'urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/', 'xmlns:upnp': 'urn:schemas-upnp-org:metadata-1-0/upnp/', 'xmlns:dlna': 'urn:schemas-dlna-org:metadata-1-0/',
}
const OWN_NAMESPACES = { samsung: { 'xmlns:sec': 'http://www.sec.co.kr/' }, panasonic: { 'xmlns:pv': 'http://www.pv.com/pvns/' }, resource: {}, none: {} }

/** A list of nodes as DIDL-Lite. */
export function writeDidl(nodes: readonly Shown[], parts: DidlParts): string {
  const inner = nodes.map((node) => (node.type === 'container' ? container(node, parts) : item(node, parts))).join('')
  const xml = `<DIDL-Lite${attributesOf({ ...NAMESPACES, ...OWN_NAMESPACES[parts.client.subtitles] })}>${inner}</DIDL-Lite>`
  return parts.client.asciiXml ? asciiXml(xml) : xml
}

function container(node: Shown & { type: 'container' }, { base, addresses, wants, childCount }: DidlParts): string {
  const cover = node.coverFileId !== undefined && wants('upnp:albumArtURI') ? addresses.address(base, { id: `cover~${node.coverFileId}`, variant: 'cover', token: addresses.token(node.coverFileId) }, 'image/jpeg') : undefined
  const type = classOf(node)
  return `<container${attributesOf({ id: node.id, parentID: node.parentId, restricted: 1, searchable: wants('@searchable') ? 1 : undefined, childCount: wants('@childCount') ? childCount : undefined })}>`
    + `${element('dc:title', node.name)}${element('upnp:class', type)}${art(cover)}${type === 'object.container.storageFolder' ? element('upnp:storageUsed', -1) : ''}</container>`
}

const art = (address: string | undefined): string => element('upnp:albumArtURI', address, { 'dlna:profileID': 'JPEG_TN' })

function item(node: Shown & { type: 'entry' }, parts: DidlParts): string {
  const { client, wants } = parts
  const facts = parts.factsOf(node)
  const token = parts.addresses.token(node.fileId)
  const at = (variant: Resource['variant'], mediaType: string): string => parts.addresses.address(parts.base, { id: node.refId ?? node.id, variant, token }, mediaType)
  const { music } = node
  const when = node.takenAt.toISOString()
  const told = [
    ['dc:creator', music?.artist], ['dc:date', client.dateOnly ? when.slice(0, 10) : when.slice(0, 19)], ['upnp:artist', music?.artist], ['upnp:album', music?.album], ['upnp:genre', music?.genre], ['upnp:originalTrackNumber', music?.track],
  ] as const
  return `<item${attributesOf({ id: node.id, parentID: node.parentId, restricted: 1, refID: node.refId })}>${element('dc:title', titleOf(node, client.titleWithEnding))}${element('upnp:class', classOf(node))}`
    + told.map(([name, value]) => (wants(name) ? element(name, value) : '')).join('')
    + (facts.hasPicture && wants('upnp:albumArtURI') ? art(at('tn', 'image/jpeg')) : '')
    + bookmark(node, facts, parts) + captions(facts, parts, at)
    + (wants('res') ? resourcesOf(node, facts, client).map((resource) => written(resource, node, facts, parts, at)).join('') : '')
    + '</item>'
}

/** Where playing stopped: as the standard says, and as Samsung does. */
function bookmark({ kind }: TreeEntry, { bookmarkMs }: EntryFacts, { client, wants }: DidlParts): string {
  if (bookmarkMs === undefined || kind === 'image') return ''
  const samsung = client.subtitles === 'samsung' && wants('sec:dcmInfo') ? element('sec:dcmInfo', `CREATIONDATE=0,BM=${client.bookmarks === 'ms' ? bookmarkMs : Math.floor(bookmarkMs / 1000)}`) : ''
  return samsung + (wants('upnp:lastPlaybackPosition') ? element('upnp:lastPlaybackPosition', didlTime(bookmarkMs)) : '')
}

function captions({ hasSubtitles }: EntryFacts, { client, wants }: DidlParts, at: (variant: 'subtitles', mediaType: string) => string): string {
  if (!hasSubtitles || client.subtitles !== 'samsung') return ''
  const address = at('subtitles', 'text/srt')
  return ['sec:CaptionInfoEx', 'sec:CaptionInfo'].map((name) => (wants(name) ? element(name, address, { 'sec:type': 'srt' }) : '')).join('')
}

function written(resource: Resource, { kind, mediaType }: TreeEntry, { technical, hasSubtitles }: EntryFacts, { client, wants }: DidlParts, at: (variant: Resource['variant'], mediaType: string) => string): string {
  const isOriginal = resource.variant === 'original'
  const sound: Attributes = isOriginal && kind === 'audio' ? { sampleFrequency: technical.sampleRate ?? undefined, nrAudioChannels: technical.channels ?? undefined } : {}
  const subtitles = isOriginal && hasSubtitles && client.subtitles === 'panasonic' ? { 'pv:subtitleFileType': 'SRT', 'pv:subtitleFileUri': at('subtitles', 'text/srt') } : {}
  const attributes: Attributes = { protocolInfo: protocolInfo(resource) }
  for (const facts of [measures(resource, kind), sound]) for (const name in facts) if (wants(`res@${name}`)) attributes[name] = facts[name]
  return element('res', at(resource.variant, isOriginal ? mediaType : resource.mediaType), Object.assign(attributes, subtitles))
}

/** Size, length and pixels, as the bytes have them; bitrate is bytes a second. */
function measures({ size, durationMs, width, height }: Resource, kind: TreeEntry['kind']): Attributes {
  return {
    size,
    duration: durationMs === undefined ? undefined : didlTime(durationMs),
    bitrate: size === undefined || !durationMs ? undefined : Math.round(size / (durationMs / 1000)),
    resolution: kind !== 'audio' && width !== undefined && height !== undefined ? `${width}x${height}` : undefined,
  }
}
