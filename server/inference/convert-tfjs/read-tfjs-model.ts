import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readModuleLiteral } from './module-literal.ts'
import { WeightGroup } from './tfjs-weights.ts'

/** Either a model.json, or the bare list of weight groups that face-api writes. */
const Description = z.union([z.array(WeightGroup), z.object({ weightsManifest: z.array(WeightGroup) }).transform(({ weightsManifest }) => weightsManifest)])

const BUNDLED = '.min.js'

/** Weights of TensorFlow.js as a package ships them: the JSON that describes them and the files it names, or both as bundled modules with the weights in base64. */
export async function readTfjsModel(path: string): Promise<{ json: unknown; data: Buffer }> {
  const isBundled = path.endsWith(BUNDLED)
  const text = await readFile(path, 'utf8')
  const json = isBundled ? readModuleLiteral(text) : JSON.parse(text) as unknown
  const parts = Description.parse(json).flatMap((group) => group.paths).map((part) => join(dirname(path), part))
  return { json, data: Buffer.concat(await Promise.all(parts.map((part) => (isBundled ? readBase64(part + BUNDLED) : readFile(part))))) }
}

async function readBase64(path: string): Promise<Buffer> {
  const text = z.base64().parse(readModuleLiteral(await readFile(path, 'latin1')))
  return Buffer.from(text, 'base64')
}
