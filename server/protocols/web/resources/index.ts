import type { Hono } from 'hono'
import type { ResourceParts } from '../rooms.ts'
import type { Door } from '../visit.ts'
import { jobsResource } from './jobs.tsx'
import { listsResource } from './lists.tsx'
import { mediaResource } from './media.ts'
import { peopleResource } from './people.tsx'
import { refusalsResource } from './refusals.tsx'
import { sessionResource } from './session.tsx'
import { settingsResource } from './settings.tsx'
import { setupResource } from './setup.tsx'
import { shortcutsResource } from './shortcuts.tsx'
import { sourcesResource } from './sources.tsx'
import { timelineResource } from './timeline.tsx'
import { uploadsResource } from './uploads.tsx'

const all = [
  setupResource, sessionResource, timelineResource, listsResource, mediaResource, uploadsResource, sourcesResource, refusalsResource, jobsResource, settingsResource, peopleResource, shortcutsResource,
] as const

/** One small app a resource; each handler says who acts, checks what was sent, does it, and answers. */
export const resources = (parts: ResourceParts): Hono<Door>[] => all.map((resource) => resource(parts))
