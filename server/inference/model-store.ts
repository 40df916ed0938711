import { rm } from 'node:fs/promises'
import { AppError } from '../platform/errors.ts'
import { convertModelFile } from './convert-task.ts'
import { installedPath, isConvertible } from './find-model-file.ts'
import { installFiles, type InstallOptions } from './install-model.ts'
import { lackingFiles, lookAtModel } from './look-at-model.ts'
import type { ModelCard, ModelFile } from './model-card.ts'
import type { ModelPlace } from './model-place.ts'
import type { ModelState } from './model-state.ts'
import { createVerifiedFiles, type VerifiedFiles } from './verified-files.ts'

export interface ModelStoreOptions extends ModelPlace {
  cards: Map<string, ModelCard>
  /** Larger files are refused unread. */
  maxBytes?: number
  /** A state looked up this lately is told again unlooked: every file that comes in asks for the models of all analyzers. */
  freshMs?: number
  /** Makes and keeps a file that is converted; here and now unless told. */
  convert?: (model: string, file: ModelFile) => Promise<unknown>
}

export type ModelStore = ReturnType<typeof createModelStore>

/** Finds the files of models where their cards say, and lets nothing out whose size or sha256 differs from the card. */
export function createModelStore({ cards, maxBytes = 2 * 1024 ** 3, freshMs = 2000, convert, ...place }: ModelStoreOptions) {
  const files = createVerifiedFiles(place, maxBytes)
  const looked = new Map<string, { at: number; state: Promise<ModelState> }>()

  /** Throws `not-found` for a model that no card describes. */
  const card = (id: string): ModelCard => {
    const found = cards.get(id)
    if (!found) throw new AppError('not-found', 'inference.model-unknown', { model: id })
    return found
  }

  async function bytes(id: string, name: string): Promise<Buffer> {
    const file = card(id).files.find((candidate) => candidate.name === name)
    if (!file) throw new AppError('not-found', 'inference.model-unknown', { model: `${id}/${name}` })
    return files.read(card(id), file)
  }

  async function state(id: string): Promise<ModelState> {
    const last = looked.get(id)
    if (last && performance.now() - last.at < freshMs) return last.state
    const state = lookAtModel(card(id), files, place)
    looked.set(id, { at: performance.now(), state })
    return state
  }

  /** Nothing that was found out before counts any more: other processes install, remove and check too. */
  const lookAgain = (): void => {
    files.forget()
    looked.clear()
  }

  return {
    card,
    lookAgain,
    /** Reads all files of a model again; tells its state, and whether a converted one was damaged and is made anew. */
    async verify(id: string): Promise<{ state: ModelState; remade: boolean }> {
      const lying = () => Promise.all(card(id).files.map((file) => files.find(card(id), file).then(Boolean)))
      const before = await lying()
      lookAgain()
      const found = await state(id)
      const after = await lying()
      return { state: found, remade: before.some((was, i) => was && !after[i]) }
    },
    /** Where files are looked for; for child processes, which look for themselves. */
    place: place satisfies ModelPlace,
    /** The verified content of a file of a model; converts it first where that is still to be done. Throws `unavailable`, `invalid` or `too-large`. */
    bytes,
    /** The lines of a labels file. */
    labels: async (id: string, name: string): Promise<string[]> => (await bytes(id, name)).toString('utf8').replace(/\r?\n$/, '').split(/\r?\n/),
    state,
    /** Cards of all models but those that only tests may use. */
    cards: (): ModelCard[] => [...cards.values()].filter((each) => !each.testOnly),
    /** Of all models but those that only tests may use. */
    states: (): Promise<ModelState[]> => Promise.all([...cards.values()].filter((each) => !each.testOnly).map(({ id }) => state(id))),
    /** Fetches what a model lacks. @throws AppError that says what is in the way */
    async install(id: string, options: InstallOptions = {}): Promise<void> {
      await installFiles(card(id).title, await lackingFiles(card(id), files), place, options)
      looked.clear()
    },
    /** Takes away what was fetched for a model, but for files that another card shares. @throws AppError 'conflict' when it did not come by a fetch */
    async remove(id: string): Promise<void> {
      await removeFetched(card(id), [...cards.values()], files, place)
      looked.clear()
    },
    /** Converts all that is still to be converted; returns how many files that were. */
    prepare: (signal?: AbortSignal): Promise<number> =>
      convertLacking([...cards.values()], files, place, (of, file) => {
        signal?.throwIfAborted()
        return convert ? convert(of.id, file) : convertModelFile(file, of.title, place)
      }),
  }
}

async function removeFetched(card: ModelCard, cards: readonly ModelCard[], files: VerifiedFiles, { modelsFolder }: ModelPlace): Promise<void> {
  const origins = await Promise.all(card.files.map((file) => files.find(card, file).then((found) => found?.origin)))
  const fetched = card.files.filter((_, i) => origins[i] === 'download')
  if (fetched.length === 0 || !modelsFolder) throw new AppError('conflict', 'inference.not-removable', { model: card.title })
  const shared = new Set(cards.filter((other) => other.id !== card.id).flatMap((other) => other.files.map(({ sha256 }) => sha256)))
  for (const file of fetched) if (!shared.has(file.sha256)) await rm(installedPath(modelsFolder, file), { force: true })
}

async function convertLacking(cards: readonly ModelCard[], files: VerifiedFiles, place: ModelPlace, convert: (card: ModelCard, file: ModelFile) => Promise<unknown>): Promise<number> {
  const made = new Set<string>()
  for (const card of cards) {
    for (const file of card.files) {
      if (made.has(file.sha256) || !isConvertible(file, place) || await files.usable(card, file)) continue
      await convert(card, file)
      made.add(file.sha256)
    }
  }
  return made.size
}
