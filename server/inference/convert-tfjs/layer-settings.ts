import { z } from 'zod'

const numbers = z.array(z.number())

/** What a layer is set to; only what the layers of classifiers need. */
export const LayerSettings = z.object({
  batch_input_shape: z.array(z.number().nullable()).optional(),
  padding: z.union([z.enum(['valid', 'same']), z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])])]).optional(),
  strides: numbers.optional(), dilation_rate: numbers.optional(), pool_size: numbers.optional(),
  data_format: z.literal('channels_last').optional(),
  axis: z.union([z.literal(-1), z.tuple([z.literal(-1)])]).optional(),
  epsilon: z.number().optional(), activation: z.string().optional(), use_bias: z.boolean().optional(),
  max_value: z.number().nullish(), negative_slope: z.literal(0).optional(), threshold: z.literal(0).optional(),
})
export type LayerSettings = z.infer<typeof LayerSettings>
