import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, messageOf, type Message } from '../platform/errors.ts'
import { weightsOf, type FileSource, type ModelCard, type ModelFile } from './model-card.ts'

/** Whether a model can be used here; a missing one is a state that people see, never an error by itself. */
export type ModelState = { id: string; title: string; bytes: number; installed: true; weights: string } | { id: string; title: string; bytes: number; installed: false; reason: Message }

export interface ModelStoreOptions {
  cards: Map<string, ModelCard>
  /** Holds node_modules, or lies below a folder that does. */
  folder: string
  /** Larger files are refused unread. */
  maxBytes?: number
  /** A state looked up this lately is told again unlooked: every file that comes in asks for the models of all analyzers. */
  freshMs?: number
}

export type ModelStore = ReturnType<typeof createModelStore>

/** Finds the files of models where their cards say, and lets nothing out whose size or sha256 differs from the card. */
export function createModelStore({ cards, folder, maxBytes = 2 * 1024 ** 3, freshMs = 2000 }: ModelStoreOptions) {
  /** What was found wrong with a path as it stood: hashing 16 MB for every look at the models page would be waste. */
  const checked = new Map<string, Promise<void>>()

  /** Throws `not-found` for a model that no card describes. */
  const card = (id: string): ModelCard => {
    const found = cards.get(id)
    if (!found) throw new AppError('not-found', 'inference.model-unknown', { model: id })
    return found
  }

  async function locate(file: ModelFile, title: string): Promise<string> {
    const path = file.sources.map((source) => findSource(source, folder)).find((found) => found !== undefined)
    if (!path) throw new AppError('unavailable', 'inference.model-missing', { model: title, file: file.name })
    if (file.role === 'network' && !path.endsWith('.onnx')) throw new AppError('invalid', 'inference.model-not-onnx', { model: title, file: file.name })
    const { size } = await stat(path)
    if (size > maxBytes) throw new AppError('too-large', 'inference.model-too-large', { model: title, file: file.name, size, limit: maxBytes })
    if (size !== file.bytes) throw new AppError('invalid', 'inference.model-wrong-size', { model: title, file: file.name, expected: file.bytes, size })
    return path
  }

  /** The bytes that were hashed are the bytes that are handed out, so nothing can change in between. */
  async function bytes(id: string, name: string): Promise<Buffer> {
    const { title, files } = card(id)
    const file = files.find((candidate) => candidate.name === name)
    if (!file) throw new AppError('not-found', 'inference.model-unknown', { model: `${id}/${name}` })
    const content = await readFile(await locate(file, title))
    if (createHash('sha256').update(content).digest('hex') !== file.sha256) throw new AppError('invalid', 'inference.model-wrong-hash', { model: title, file: name })
    return content
  }

  async function check(id: string, file: ModelFile, title: string): Promise<void> {
    const path = await locate(file, title)
    const { mtimeMs } = await stat(path)
    const key = `${path}:${mtimeMs}`
    const known = checked.get(key) ?? bytes(id, file.name).then(() => undefined)
    checked.set(key, known)
    return known
  }

  const looked = new Map<string, { at: number; state: Promise<ModelState> }>()
  function state(id: string): Promise<ModelState> {
    const last = looked.get(id)
    if (last && performance.now() - last.at < freshMs) return last.state
    const state = look(id)
    looked.set(id, { at: performance.now(), state })
    return state
  }

  async function look(id: string): Promise<ModelState> {
    const found = card(id)
    const facts = { id, title: found.title, bytes: found.files.reduce((sum, file) => sum + file.bytes, 0) }
    try {
      for (const file of found.files) await check(id, file, found.title)
      return { ...facts, installed: true, weights: weightsOf(found) }
    } catch (error) {
      return { ...facts, installed: false, reason: messageOf(error) }
    }
  }

  return {
    card,
    /** The verified content of a file of a model; throws `unavailable`, `invalid` or `too-large`. */
    bytes,
    /** The lines of a labels file. */
    labels: async (id: string, name: string): Promise<string[]> => (await bytes(id, name)).toString('utf8').replace(/\r?\n$/, '').split(/\r?\n/),
    state,
    states: (): Promise<ModelState[]> => Promise.all([...cards.keys()].map(state)),
  }
}

/** Looks as Node does: in node_modules of the folder, then of each folder above it. */
function findSource(source: FileSource, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', source.package, source.file)
    if (existsSync(path)) return path
    if (at === dirname(at)) return undefined
  }
}
