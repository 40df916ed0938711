import { z } from 'zod'
import { outputOf, unpackVector, type AnalysisResult } from '../../analysis/index.ts'
import { Box } from './boxes.ts'

/** The analyzer whose faces become people. */
export const FACES_ANALYZER = 'image.faces'

/** What is needed of that analyzer's answer. */
const FacesAnswer = z.object({
  space: z.string().nullish(),
  faces: z.array(z.object({
    box: Box, score: z.number(), quality: z.object({ overall: z.number() }), embedding: z.string().nullish(),
  })).max(2000),
})

/** A face as the latest analysis found it. */
export interface FoundFace { box: Box; score: number; quality: number; vectorSpace: string | null; vector: Float32Array | null }

/** The faces of a content; undefined where nobody has looked, or the answer has another shape than this. */
export function facesOf(results: readonly AnalysisResult[]): FoundFace[] | undefined {
  const answer = outputOf(results, FACES_ANALYZER, FacesAnswer)
  return answer?.faces.map(({ box, score, quality, embedding }) => {
    const vector = embedding ? unpackVector(embedding) : undefined
    return { box, score, quality: quality.overall, vectorSpace: vector ? answer.space ?? null : null, vector: vector && answer.space ? vector : null }
  })
}
