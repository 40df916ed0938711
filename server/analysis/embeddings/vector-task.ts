import { z } from 'zod'
import { readWordPieces, type Inference, type WordPieces } from '../../inference/index.ts'
import { decodeRaster, MediaLimits } from '../../media/index.ts'
import { defineTask } from '../../platform/define-task.ts'
import { RASTER_EDGE } from '../define-analyzer.ts'
import { spaceOf } from '../image/embedding/spaces.ts'
import { ChildModels, inferenceOfChild } from '../inference-of-child.ts'
import { modelOf } from '../models-for-analyzers.ts'
import { openUseLite, type SentenceSpace } from './sentences/use-lite.ts'

const Input = z.object({
  models: ChildModels,
  /** Id of the card. */
  space: z.string(),
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    /** In a space of sentences, not of pictures. */
    z.object({ kind: z.literal('sentence'), text: z.string() }),
    /** Untrusted bytes at a path of this machine. */
    z.object({ kind: z.literal('picture'), path: z.string(), limits: MediaLimits }),
  ]),
})

/** Vocabularies that were read in this child: reading one takes longer than asking the network. */
const vocabularies = new Map<string, Promise<WordPieces>>()

function piecesOf({ models }: Inference, id: string): Promise<WordPieces> {
  const known = vocabularies.get(id) ?? models.bytes(id, 'tokenizer').then(readWordPieces)
  vocabularies.set(id, known)
  known.catch(() => vocabularies.delete(id)) // a model that is put right later may be read then
  return known
}

/** Networks for sentences with their vocabularies, by the id of their cards. */
const sentenceSpaces = new Map<string, Promise<SentenceSpace>>()

function sentencesOf(kit: Inference, id: string): Promise<SentenceSpace> {
  const known = sentenceSpaces.get(id) ?? openUseLite(modelOf(kit, id))
  sentenceSpaces.set(id, known)
  known.catch(() => sentenceSpaces.delete(id))
  return known
}

/** Finds the vector of a text or a picture in a child process, by the networks that stay loaded there. */
export const vectorTask = defineTask({
  name: 'analysis.vector',
  input: Input,
  output: z.instanceof(Float32Array),
  async run({ models, space: id, of }, { signal }) {
    const kit = inferenceOfChild(models)
    if (of.kind === 'sentence') return (await sentencesOf(kit, id)).ofSentence(of.text)
    const space = spaceOf(id)
    if (of.kind === 'picture') return space.ofPicture(await decodeRaster(of.path, RASTER_EDGE, { limits: of.limits, signal }), (file) => kit.sessions.network(id, file))
    if (!space.ofText) throw new Error(`[analysis] ${id} knows no words`)
    return space.ofText(of.text, { network: kit.sessions.network(id, 'text'), pieces: await piecesOf(kit, id) })
  },
})
