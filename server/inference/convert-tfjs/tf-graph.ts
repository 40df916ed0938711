import { z } from 'zod'
import { WeightGroup } from './tfjs-weights.ts'

const text = z.union([z.string().transform((base64) => Buffer.from(base64, 'base64').toString()), z.array(z.number()).transform((bytes) => Buffer.from(bytes).toString())])
const whole = z.union([z.number(), z.string().transform(Number)])

/** An attribute in TensorFlow's JSON form: whole numbers come as numbers or text, text as base64 or bytes. */
const TfAttribute = z.object({
  i: whole.optional(), f: z.number().optional(), b: z.boolean().optional(), s: text.optional(), type: z.string().optional(),
  list: z.object({ i: z.array(whole).optional(), s: z.array(text).optional() }).optional(),
  shape: z.object({ dim: z.array(z.object({ size: whole })).optional() }).optional(),
})

const TfNode = z.object({ name: z.string(), op: z.string(), input: z.array(z.string()).default([]), attr: z.record(z.string(), TfAttribute).default({}) })
export type TfNode = z.infer<typeof TfNode>

/** A model.json of TensorFlow.js that holds a graph. */
export const TfGraph = z.object({ modelTopology: z.object({ node: z.array(TfNode) }), weightsManifest: z.array(WeightGroup) })
export type TfGraph = z.infer<typeof TfGraph>

export type TfAttributes = ReturnType<typeof attributesOf>

/** Reads a node's attributes, which are absent where they have their usual value. */
export const attributesOf = ({ attr }: TfNode) => ({
  int: (name: string, usual = 0): number => attr[name]?.i ?? usual,
  isSet: (name: string): boolean => attr[name]?.b ?? false,
  type: (name: string): string => attr[name]?.type ?? '',
  ints: (name: string): number[] => attr[name]?.list?.i ?? [],
  text: (name: string, usual = ''): string => attr[name]?.s ?? usual,
  texts: (name: string): string[] => attr[name]?.list?.s ?? [],
  shape: (name: string): number[] => (attr[name]?.shape?.dim ?? []).map(({ size }) => size),
})
