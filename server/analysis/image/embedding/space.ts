import type { Network, Raster } from '../../../inference/index.ts'

/** Numbers whose directions can be compared: the length is 1. */
export type Vector = Float32Array

/** The pieces of a text, and the network that reads them. */
export interface TextSide { network: Network; pieces(text: string): number[] }

/** One space of vectors: how its network is shown a picture and, where it knows words, a text. */
export interface Space {
  ofPicture(raster: Raster, network: (file: string) => Network): Promise<Vector>
  ofText?(text: string, side: TextSide): Promise<Vector>
}
