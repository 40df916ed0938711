import { z } from 'zod'

/** What computes a network, fastest first. */
export const providers = ['cuda', 'webgpu', 'cpu'] as const
export const Provider = z.enum(providers)
export type Provider = z.infer<typeof Provider>
