import type { Call } from '../parts.ts'
import { allowedOn } from '../allowed-methods.ts'
import { targetAt } from '../targets.ts'

/** RFC 4918 section 10.1: what can be done here, and the classes that we keep. Explorer asks for MS-Author-Via before it believes it. */
export async function options({ parts, actor, segments, response }: Call): Promise<void> {
  const target = await targetAt(parts, actor, segments)
  response.writeHead(200, { dav: '1, 2, 3', 'ms-author-via': 'DAV', allow: allowedOn(target), 'accept-ranges': 'bytes', 'content-length': 0 }).end()
}
