import { Hono } from 'hono'
import { idOf } from '../read-form.ts'
import type { ResourceParts } from '../rooms.ts'
import { actorOf, type Door } from '../visit.ts'

/** Decisions of people, and the way back. */
export function changesResource({ catalog, answers }: ResourceParts) {
  return new Hono<Door>().post('/changes/:id/undoing', async (c) => {
    const { changeId } = await catalog.history.undo(actorOf(c), idOf(c))
    return answers.done(c, { told: { key: 'file.done-undo', params: {}, ...(changeId && { changeId }) }, changed: true })
  })
}
