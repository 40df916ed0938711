import type { Actor } from '../../../access/index.ts'
import type { SentFile } from './send-file.ts'

/** How long a browser may keep what was sent: for ever where the address names the content, unless the actor is limited to tags; what they may see ends with a tag, and then in their browser too. */
export const cachingFor = (actor: Actor, namesContent: boolean): SentFile['caching'] => (namesContent && !actor.isLimited ? 'immutable' : 'revalidate')
