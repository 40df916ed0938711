import type { CallContext, Values } from '../call-action.ts'
import { faultOf, UpnpFault } from '../soap/upnp-fault.ts'
import { meantId, type DirectoryParts } from './directory-parts.ts'

/** X_SetBookmark: where playing of a file stopped, in seconds or, on some devices, milliseconds. Fault 701. */
export async function setBookmark({ shown, devices }: DirectoryParts, args: Record<string, string>, context: CallContext): Promise<Values> {
  const node = await shown.find(meantId(args['ObjectID']!, context)).catch((error: unknown) => { throw faultOf(error) })
  if (node.type !== 'entry') throw new UpnpFault(701)
  await devices.setBookmark(node.fileId, Number(args['PosSecond']) * (context.client.bookmarks === 'ms' ? 1 : 1000))
  return {}
}
