import { messageOf } from '../platform/errors.ts'
import { addressOf, type FoundFile } from './find-model-file.ts'
import { weightsOf, type ModelCard, type ModelFile } from './model-card.ts'
import type { ModelPlace } from './model-place.ts'
import type { ModelState } from './model-state.ts'
import type { VerifiedFiles } from './verified-files.ts'

/** Whether a model can be used here, with the reason where it cannot, and whether it could be fetched. */
export async function lookAtModel(card: ModelCard, files: VerifiedFiles, place: ModelPlace): Promise<ModelState> {
  const facts = { id: card.id, title: card.title, bytes: sizeOf(card.files) }
  try {
    const found: (FoundFile | undefined)[] = []
    for (const file of card.files) found.push(await files.usable(card, file))
    const largest = card.files.reduce((best, file, i) => (file.bytes > card.files[best]!.bytes ? i : best), 0)
    return { ...facts, installed: true, weights: weightsOf(card), origin: found[largest]?.origin ?? 'conversion', removable: found.some((at) => at?.origin === 'download') }
  } catch (error) {
    const available = availability(await lackingFiles(card, files), place)
    return { ...facts, installed: false, reason: messageOf(error), ...(available && { available }) }
  }
}

/** The files that keep a model from being used. */
export async function lackingFiles(card: ModelCard, files: VerifiedFiles): Promise<ModelFile[]> {
  const lacking = await Promise.all(card.files.map((file) => files.usable(card, file).then(() => [], () => [file])))
  return lacking.flat()
}

function availability(lacking: readonly ModelFile[], place: ModelPlace): Extract<ModelState, { installed: false }>['available'] {
  const addresses = lacking.map((file) => addressOf(file, place))
  const first = addresses[0]
  if (!place.modelsFolder || !first || addresses.includes(undefined)) return undefined
  return { origin: first.origin, bytes: sizeOf(lacking), host: new URL(first.url).host }
}

const sizeOf = (files: readonly ModelFile[]): number => files.reduce((sum, file) => sum + file.bytes, 0)
