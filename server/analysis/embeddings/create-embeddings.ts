import type { Inference, ModelStore } from '../../inference/index.ts'
import type { MediaLimits } from '../../media/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { CallOptions, TaskPool } from '../../platform/task-pool.ts'
import { bestModel } from '../current-runs.ts'
import { spaceOf, spaces as allSpaces } from '../image/embedding/spaces.ts'
import { keepLatest } from './keep-latest.ts'
import { vectorTask } from './vector-task.ts'

export interface EmbeddingsParts {
  tasks: Pick<TaskPool, 'call'>
  models: Pick<ModelStore, 'state'> & Partial<Pick<ModelStore, 'place'>>
  provider?: Inference['provider']
  limits: MediaLimits
  /** Ids of cards, best first; those of image.embedding unless told. */
  spaces?: readonly string[]
}

/** Ids of cards of networks for sentences, best first: the role 'meaning' of audio.speech has the same. */
export const sentenceSpaces: readonly string[] = ['use-lite']

/** A vector of length 1, and the space in which it can be compared. */
export interface SpacedVector { space: string; vector: Float32Array }

export type Embeddings = ReturnType<typeof createEmbeddings>

const TEXT_MS = 60_000, PICTURE_MS = 60_000 // the first question starts a child and loads the network, behind whatever else computes
const TEXTS_KEPT = 200
const MOST_LETTERS = 1000 // no network reads more than 77 pieces

/** Vectors of what a person looks for, in the space in which pictures have theirs now. */
export function createEmbeddings({ tasks, models, provider, limits, spaces = Object.keys(allSpaces) }: EmbeddingsParts) {
  const now = () => bestModel({ models: spaces }, models)
  const ask = async (space: string, of: Parameters<typeof vectorTask.run>[0]['of'], options: CallOptions): Promise<SpacedVector> => {
    const place = models.place && { ...models.place, provider: (await provider?.())?.chosen }
    return { space, vector: await tasks.call(vectorTask, { models: place, space, of }, options) }
  }
  const textSpace = async (): Promise<string | undefined> => {
    const model = await now()
    return model?.installed && spaceOf(model.id).ofText ? model.id : undefined
  }
  /** By 'space text': the vector of a text never changes. Not stopped when who asked goes away, as others may wait for the same. */
  const textVector = keepLatest(TEXTS_KEPT, (key) => {
    const space = key.slice(0, key.indexOf(' '))
    return ask(space, { kind: 'text', text: key.slice(space.length + 1) }, { timeoutMs: TEXT_MS })
  })

  const sentenceSpace = async (): Promise<string | undefined> => {
    const model = await bestModel({ models: sentenceSpaces }, models)
    return model?.installed ? model.id : undefined
  }
  const sentenceVector = keepLatest(TEXTS_KEPT, (key) => {
    const space = key.slice(0, key.indexOf(' '))
    return ask(space, { kind: 'sentence', text: key.slice(space.length + 1) }, { timeoutMs: TEXT_MS })
  })

  return {
    /** Id of the card of the space in which passages of speech have their vectors now; undefined where none is installed. */
    sentenceSpace,
    /** The vector of a sentence among passages of speech; undefined where no network for sentences is installed. @throws AppError 'unavailable' */
    async ofSentence(text: string): Promise<SpacedVector | undefined> {
      const space = await sentenceSpace()
      return space === undefined || text.trim() === '' ? undefined : sentenceVector(`${space} ${text.slice(0, MOST_LETTERS)}`)
    },
    /** Id of the card of the space in which pictures have their vectors now, where it knows words; else undefined. */
    textSpace,
    /** The vector of what is meant by a text, undefined where no network here knows words. @throws AppError 'unavailable' */
    async ofText(text: string): Promise<SpacedVector | undefined> {
      const space = await textSpace()
      return space === undefined ? undefined : textVector(`${space} ${text.slice(0, MOST_LETTERS)}`)
    },
    /** The vector of a picture that is not in the library. @throws AppError as decoding it does; 'unavailable' without a network */
    async ofPicture(path: string, { signal }: { signal?: AbortSignal } = {}): Promise<SpacedVector> {
      const model = await now()
      if (!model?.installed) throw new AppError('unavailable', model?.reason.key ?? 'inference.model-missing', model?.reason.params)
      return ask(model.id, { kind: 'picture', path, limits }, { timeoutMs: PICTURE_MS, signal })
    },
  }
}
