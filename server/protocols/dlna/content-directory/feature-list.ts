import type { CallContext } from '../call-action.ts'
import { attributesOf } from '../xml.ts'

const roots = [['object.item.audioItem', '$music'], ['object.item.videoItem', '$video'], ['object.item.imageItem', '$pictures']] as const

/** What Samsung devices ask first: which containers hold all music, videos and pictures, by the names that the device has for them. */
export function featureList({ client }: CallContext): string {
  const named = (ours: string): string => Object.entries(client.containers).find(([, id]) => id === ours)?.[0] ?? ours
  const containers = roots.map(([type, id]) => `<container${attributesOf({ id: named(id), type })}/>`).join('')
  return `<Features xmlns="urn:schemas-upnp-org:av:avs" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:schemas-upnp-org:av:avs http://www.upnp.org/schemas/av/avs.xsd"><Feature name="samsung.com_BASICVIEW" version="1">${containers}</Feature></Features>`
}
