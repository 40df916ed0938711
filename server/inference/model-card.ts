import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Conversion } from './convert-tfjs/convert-weights.ts'

const packageName = z.string().regex(/^(@[a-z0-9-]+\/)?[a-z0-9.-]+$/)
const innerPath = z.string().regex(/^(?!.*\.\.)[\w][\w./-]*$/)

/** Weights of TensorFlow.js in a package, which we turn into ONNX ourselves; the card's sha256 is that of what comes out. */
const ConvertedSource = z.strictObject({ type: z.literal('converted'), package: packageName, file: innerPath, conversion: Conversion })
export type ConvertedSource = z.infer<typeof ConvertedSource>

/** Where a file of a model can be taken from, best first. */
const FileSource = z.discriminatedUnion('type', [
  /** A file that a package of the lockfile ships. */
  z.strictObject({ type: z.literal('package'), package: packageName, file: innerPath }),
  /** A file beside the card. */
  z.strictObject({ type: z.literal('repository'), file: innerPath }),
  ConvertedSource,
  /** The mirror that this house configured, where files are found by their sha256. */
  z.strictObject({ type: z.literal('mirror') }),
  /** A pinned address in the net, asked only when a person says so. */
  z.strictObject({ type: z.literal('url'), url: z.url({ protocol: /^https$/ }) }),
])

/** A named axis ('width') may have any length; a number is fixed. */
const TensorFacts = z.strictObject({
  name: z.string(), shape: z.array(z.union([z.int().positive(), z.string()])), meaning: z.string(),
  type: z.enum(['float32', 'uint8', 'int32', 'int64', 'bool']).default('float32'),
})

const fileFacts = { name: z.string().regex(/^[a-z][a-z0-9-]*$/), bytes: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/), sources: z.array(FileSource).min(1) }

const ModelFile = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('network'), ...fileFacts, inputs: z.array(TensorFacts).min(1), outputs: z.array(TensorFacts).min(1) }),
  z.strictObject({ role: z.literal('labels'), ...fileFacts }),
  /** What turns words into numbers for a network, or says more of its labels. */
  z.strictObject({ role: z.literal('data'), ...fileFacts }),
])

/** What stands in models/<id>/card.json: everything there is to know of a model before it runs. */
export const ModelCard = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  task: z.string(),
  licence: z.strictObject({ weights: z.string(), package: z.string().optional(), origin: z.url() }),
  files: z.array(ModelFile).min(1),
  goodAt: z.array(z.string()).min(1),
  limits: z.array(z.string()).min(1),
  /** Resident memory at its largest usual input, bytes. */
  memoryBytes: z.int().positive(),
  /** Only tests may use it: it is neither listed nor chosen otherwise. */
  testOnly: z.boolean().default(false),
})
export type ModelCard = z.infer<typeof ModelCard>
export type ModelFile = z.infer<typeof ModelFile>
export type FileSource = z.infer<typeof FileSource>

/** Every card below a folder, by id; a folder must be named as its card is. */
export function readModelCards(folder: string): Map<string, ModelCard> {
  const cards = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => {
    const card = ModelCard.parse(JSON.parse(readFileSync(join(folder, name, 'card.json'), 'utf8')))
    if (card.id !== name) throw new Error(`[inference] models/${name}/card.json calls itself ${card.id}`)
    return card
  })
  return new Map(cards.map((card) => [card.id, card]))
}

/** Identifies the weights: sha256 of each network, joined by '+'; labels never change without them. */
export const weightsOf = (card: ModelCard): string => card.files.filter((file) => file.role === 'network').map((file) => file.sha256).join('+')
