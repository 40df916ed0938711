import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../platform/errors.ts'
import { defineTask } from '../platform/define-task.ts'
import { convertFile } from './convert-file.ts'
import { keepFile } from './keep-file.ts'
import { readModelCards, type ConvertedSource, type ModelFile } from './model-card.ts'
import { installedPath } from './find-model-file.ts'

/**
 * Converts a file of a model and keeps it among the installed ones, if a folder for those is known.
 * @throws AppError 'invalid' when other bytes come out than the card names
 */
export async function convertModelFile(file: ModelFile, title: string, { folder, modelsFolder }: { folder: string; modelsFolder?: string }): Promise<Buffer> {
  const source = file.sources.find((candidate): candidate is ConvertedSource => candidate.type === 'converted')
  if (!source) throw new AppError('unavailable', 'inference.model-missing', { model: title, file: file.name })
  const { content, sha256 } = await convertFile(source, folder)
  if (sha256 !== file.sha256) throw new AppError('invalid', 'inference.conversion-differs', { model: title, file: file.name })
  if (modelsFolder) await keepFile(installedPath(modelsFolder, file), content)
  return content
}

/** The same in a child process, so that it holds nobody up. */
export const convertTask = defineTask({
  name: 'inference.convert-model',
  input: z.object({ folder: z.string(), modelsFolder: z.string(), model: z.string(), file: z.string() }),
  output: z.object({ bytes: z.number() }),
  async run({ folder, modelsFolder, model, file: name }) {
    const card = readModelCards(join(folder, 'models')).get(model)
    const file = card?.files.find((candidate) => candidate.name === name)
    if (!card || !file) throw new AppError('not-found', 'inference.model-unknown', { model: `${model}/${name}` })
    return { bytes: (await convertModelFile(file, card.title, { folder, modelsFolder })).length }
  },
})
