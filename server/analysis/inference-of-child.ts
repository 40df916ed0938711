import { z } from 'zod'
import { createInference, ModelPlace, Provider, type Inference } from '../inference/index.ts'

/** Where a child looks for models, and what computes them. */
export const ChildModels = ModelPlace.extend({ provider: Provider.optional() }).optional()
export type ChildModels = z.infer<typeof ChildModels>

let inference: Inference | undefined

/** The networks of this child process; they stay loaded from one task to the next. One house, one place: it never changes while a child lives. */
export const inferenceOfChild = (models: ChildModels): Inference => (inference ??= createInference(models))
