import type { Actor } from '../../../access/index.ts'
import type { FileLabel } from '../../../../views/files/data.ts'
import type { WebParts } from '../rooms.ts'

/** What machines propose for a file, with the name of the network that saw it. */
export async function fileLabels({ catalog, analysis }: Pick<WebParts, 'catalog' | 'analysis'>, actor: Actor, fileId: string): Promise<FileLabel[]> {
  const labels = await catalog.labels.ofFile(actor, fileId)
  if (labels.length === 0) return []
  const titles = await analysis.modelNames()
  return labels.map(({ kind, label, score, count, boxes, weights }) => ({ kind, label, score, count, boxes, model: weights === undefined ? null : titles.get(weights) ?? null }))
}
