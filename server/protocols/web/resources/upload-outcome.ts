import type { Actor } from '../../../access/index.ts'
import type { Upload } from '../../../ingest/index.ts'
import type { Library } from '../../../library/index.ts'

export interface OutcomeOfUpload { id: string; state: Upload['state']; href?: string; name?: string }

/** How an upload ended so far, as the tray shows it: the page of the file that it became, or the name of the one whose bytes it repeats. */
export async function uploadOutcome(library: Library, actor: Actor, { id, state, fileId, name }: Upload): Promise<OutcomeOfUpload> {
  if (fileId === null) return { id, state, name }
  const twin = state === 'duplicate' ? await library.findFile(actor, fileId).catch(() => undefined) : undefined
  return { id, state, href: `/files/${fileId}`, name: twin?.file.name ?? name }
}
