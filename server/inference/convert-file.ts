import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../platform/errors.ts'
import { convertWeights } from './convert-tfjs/convert-weights.ts'
import { WeightGroup } from './convert-tfjs/tfjs-weights.ts'
import { findPackageFile } from './find-package-file.ts'
import type { ConvertedSource } from './model-card.ts'

/** Either a model.json, or the bare list of weight groups that face-api writes. */
const Description = z.union([z.array(WeightGroup), z.object({ weightsManifest: z.array(WeightGroup) }).transform(({ weightsManifest }) => weightsManifest)])

/**
 * Reads a package's weights of TensorFlow.js and turns them into ONNX; takes a second or so of one core, so only child processes do it.
 * @throws AppError 'unavailable' when the package is not there
 */
export async function convertFile({ package: packageName, file, conversion }: ConvertedSource, folder: string): Promise<{ content: Buffer; sha256: string }> {
  const path = findPackageFile(folder, packageName, file)
  if (!path) throw new AppError('unavailable', 'inference.package-missing', { package: packageName })
  const json: unknown = JSON.parse(await readFile(path, 'utf8'))
  const parts = Description.parse(json).flatMap((group) => group.paths).map((part) => readFile(join(dirname(path), part)))
  const content = convertWeights(conversion, json, Buffer.concat(await Promise.all(parts)))
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}
