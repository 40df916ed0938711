import { requireUnlimited, type Actor } from '../../../access/index.ts'

/** What a whole space or the house is about and no single file: what waits, what was refused, what lies in the trash, what is there twice, where things come from. */
const CLOSED = new Set(['jobs', 'refusals', 'duplicates', 'trash', 'uploads', 'sources', 'folder-browser', 'models', 'changes'])

/**
 * Closes pages to one who is limited to tags, whatever these pages would show them.
 * @throws AppError 'forbidden' access.limited
 */
export function requireOpenPlace(actor: Actor, path: string): void {
  if (CLOSED.has(path.split('/')[1] ?? '')) requireUnlimited(actor)
}
