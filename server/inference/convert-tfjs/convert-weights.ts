import { z } from 'zod'
import { convertFaceDescriptor } from './face-descriptor.ts'
import { convertFaceLandmarks } from './face-landmarks.ts'
import { convertGraphModel } from './graph-model.ts'
import { convertLayersModel } from './layers-model.ts'

/** How a card asks for a conversion; the sha256 of what comes out stands in the card, so a converter that changes its bytes is noticed. */
export const Conversion = z.discriminatedUnion('converter', [
  z.strictObject({
    converter: z.literal('graph-model'),
    /** Output of the new file → nodes of the graph; `node@mean` is its mean over rows and columns; several are joined. */
    outputs: z.record(z.string(), z.array(z.string()).min(1)),
    inputShape: z.array(z.union([z.int().positive(), z.string()])).optional(),
  }),
  z.strictObject({
    converter: z.literal('layers-model'),
    /** Output of the new file → name of a layer. */
    outputs: z.record(z.string(), z.string()),
  }),
  z.strictObject({ converter: z.literal('face-descriptor') }),
  z.strictObject({ converter: z.literal('face-landmarks') }),
])
export type Conversion = z.infer<typeof Conversion>

/** Turns weights of TensorFlow.js (the JSON that describes them, and its joined weight files) into the bytes of an ONNX file. */
export function convertWeights(conversion: Conversion, json: unknown, data: Buffer): Buffer {
  if (conversion.converter === 'face-descriptor') return convertFaceDescriptor(json, data)
  if (conversion.converter === 'face-landmarks') return convertFaceLandmarks(json, data)
  if (conversion.converter === 'layers-model') return convertLayersModel(json, data, conversion)
  return convertGraphModel(json, data, conversion)
}
