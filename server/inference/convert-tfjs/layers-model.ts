import { z } from 'zod'
import { LayerSettings } from './layer-settings.ts'
import { layers, type LayerCall } from './layers.ts'
import { createOnnxGraph, type Value } from './onnx-graph.ts'
import { readWeights, WeightGroup } from './tfjs-weights.ts'

const Layer = z.object({
  name: z.string(), class_name: z.string(), config: LayerSettings,
  inbound_nodes: z.array(z.array(z.tuple([z.string(), z.literal(0), z.literal(0), z.unknown()]))).max(1),
})
type Layer = z.infer<typeof Layer>

/** A model.json of TensorFlow.js that holds the layers of Keras. */
const LayersModel = z.object({
  modelTopology: z.object({ model_config: z.object({ config: z.object({ layers: z.array(z.object({ class_name: z.string() }).loose()) }) }) }),
  weightsManifest: z.array(WeightGroup),
})

export interface LayersModelOptions {
  /** Name of an output of the new file → name of a layer. */
  outputs: Record<string, string>
}

/** Converts a layers model of TensorFlow.js, with pictures still given as rows of pixels. */
export function convertLayersModel(json: unknown, data: Buffer, { outputs }: LayersModelOptions): Buffer {
  const { modelTopology, weightsManifest } = LayersModel.parse(json)
  const weights = readWeights(weightsManifest, data)
  const declared = new Map(modelTopology.model_config.config.layers.map((layer) => [layer.name, layer]))
  const values = new Map<string, Value>()
  const graph = createOnnxGraph()

  function outputOf(name: string): Value {
    const layer = declared.get(name)
    if (!layer) throw new Error(`[inference] the model has no layer ${name}`)
    const output = values.get(name) ?? convert(Layer.parse(layer))
    values.set(name, output)
    return output
  }

  function convert(layer: Layer): Value {
    const shape = layers[layer.class_name]
    if (!shape) throw new Error(`[inference] the layer ${layer.class_name} of ${layer.name} is not known`)
    return shape(callOf(layer))
  }

  const callOf = ({ name, config, inbound_nodes: [from = []] }: Layer): LayerCall => ({
    graph, name, settings: config,
    inputs: from.map(([input]) => outputOf(input)),
    weight(kind) {
      const content = weights.get(`${name}/${kind}`)
      if (!content) throw new Error(`[inference] the model has no weight ${name}/${kind}`)
      return graph.constant(content, `${name}/${kind}`)
    },
  })

  for (const [name, layer] of Object.entries(outputs)) graph.output(name, outputOf(layer))
  return graph.encode('layers')
}
