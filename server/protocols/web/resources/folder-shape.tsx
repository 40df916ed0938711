import { Hono } from 'hono'
import { z } from 'zod'
import { treeLanguages } from '../../../catalog/index.ts'
import { AppError } from '../../../platform/errors.ts'
import { FolderShapePart } from '../../../../views/devices/_folder-shape.tsx'
import type { FormProblem } from '../../../../views/devices/data.ts'
import { oneOrMore, readForm } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'
import { showDevices } from './show-devices.tsx'

const shape = z.object({ language: z.enum(treeLanguages), branch: oneOrMore(z.string().max(100), 100).default([]) })

/** How the folders look to everybody. */
export function folderShapeResource(parts: ResourceParts) {
  const { catalog, answers } = parts
  return new Hono<Door>().put('/devices/tree', async (c) => {
    const { language, branch } = await readForm(c, shape)
    try {
      await catalog.tree.setShape(actorOf(c), { language, shown: branch })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      const problem: FormProblem = { form: 'tree', field: 'branch', sentence: await answers.say(c, error), values: {} }
      return answers.isFragment(c) ? answers.fragment(c, <FolderShapePart shape={await catalog.tree.shape()} problem={problem} />) : showDevices(parts, c, { problem })
    }
    return answers.done(c, { fragment: <FolderShapePart shape={await catalog.tree.shape()} open />, to: '/devices#steps', told: { key: 'settings.saved', params: {} } })
  })
}
