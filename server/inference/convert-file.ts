import { createHash } from 'node:crypto'
import { AppError } from '../platform/errors.ts'
import { convertWeights } from './convert-tfjs/convert-weights.ts'
import { readTfjsModel } from './convert-tfjs/read-tfjs-model.ts'
import { findPackageFile } from './find-package-file.ts'
import type { ConvertedSource } from './model-card.ts'

/**
 * Reads a package's weights of TensorFlow.js and turns them into ONNX; takes a second or so of one core, so only child processes do it.
 * @throws AppError 'unavailable' when the package is not there
 */
export async function convertFile({ package: packageName, file, conversion }: ConvertedSource, folder: string): Promise<{ content: Buffer; sha256: string }> {
  const path = findPackageFile(folder, packageName, file)
  if (!path) throw new AppError('unavailable', 'inference.package-missing', { package: packageName })
  const { json, data } = await readTfjsModel(path)
  const content = convertWeights(conversion, json, data)
  return { content, sha256: createHash('sha256').update(content).digest('hex') }
}
