import type { Hono } from 'hono'
import type { ResourceParts } from '../rooms.ts'
import type { Door } from '../visit.ts'
import { changesResource } from './changes.ts'
import { duplicatesResource } from './duplicates.tsx'
import { facesResource } from './faces.ts'
import { fileActionsResource } from './file-actions.tsx'
import { fileLabelsResource } from './file-labels.tsx'
import { fileSaidResource } from './file-said.tsx'
import { fileFacesResource } from './file-faces.tsx'
import { filePageResource } from './file-page.tsx'
import { fileVersionsResource } from './file-versions.ts'
import { foldersResource } from './folders.tsx'
import { jobsResource } from './jobs.tsx'
import { knownPeopleResource } from './known-people.tsx'
import { listsResource } from './lists.tsx'
import { mediaResource } from './media.ts'
import { modelsResource } from './models.tsx'
import { musicResource } from './music.tsx'
import { musicTracksResource } from './music-tracks.tsx'
import { peopleResource } from './people.tsx'
import { personActionsResource } from './person-actions.ts'
import { refusalsResource } from './refusals.tsx'
import { searchResource } from './search.tsx'
import { selectionResource } from './selection.ts'
import { sessionResource } from './session.tsx'
import { settingsResource } from './settings.tsx'
import { setupResource } from './setup.tsx'
import { shortcutsResource } from './shortcuts.tsx'
import { similarResource } from './similar.tsx'
import { sourcesResource } from './sources.tsx'
import { tagsResource } from './tags.tsx'
import { timelineResource } from './timeline.tsx'
import { transcriptResource } from './transcript.tsx'
import { trashResource } from './trash.tsx'
import { uploadsResource } from './uploads.tsx'

const all = [
  setupResource, sessionResource, timelineResource, listsResource, foldersResource, similarResource, searchResource, filePageResource, fileActionsResource, fileVersionsResource, mediaResource, changesResource,
  selectionResource, trashResource, tagsResource, uploadsResource, sourcesResource, refusalsResource, jobsResource, modelsResource, settingsResource, peopleResource, shortcutsResource, knownPeopleResource, personActionsResource, facesResource, fileFacesResource, fileLabelsResource, transcriptResource, fileSaidResource, duplicatesResource, musicResource, musicTracksResource,
] as const

/** One small app a resource; each handler says who acts, checks what was sent, does it, and answers. */
export const resources = (parts: ResourceParts): Hono<Door>[] => all.map((resource) => resource(parts))
