import { z } from 'zod'

/** Where models are looked for on this machine; handed on to child processes, which look for themselves. */
export const ModelPlace = z.object({
  /** Holds models/ with the cards and node_modules/ with the packages, or lies below a folder that does. */
  folder: z.string(),
  /** Where downloaded and converted files are kept. */
  modelsFolder: z.string().optional(),
  /** A folder, or an address under which each file lies by its sha256. */
  mirror: z.string().optional(),
})
export type ModelPlace = z.infer<typeof ModelPlace>

/** Whether the mirror is an address rather than a folder. */
export const isAddress = (mirror: string): boolean => /^https?:\/\//.test(mirror)
