import { browserMessages } from './en/browser.ts'
import { modelsPageMessages } from './en/models-page.ts'
import { devicesPageMessages } from './en/devices-page.ts'
import { entryPagesMessages } from './en/entry-pages.ts'
import { filePageMessages } from './en/file-page.ts'
import { housePagesMessages } from './en/house-pages.ts'
import { libraryPagesMessages } from './en/library-pages.ts'
import { pageMessages } from './en/page.ts'
import { likenessPageMessages } from './en/likeness-page.ts'
import { peoplePagesMessages } from './en/people-pages.ts'
import { similarPagesMessages } from './en/similar-pages.ts'
import { musicPagesMessages } from './en/music-pages.ts'
import { soundPageMessages } from './en/sound-page.ts'
import { soundMessages } from './en/sounds.ts'
import { searchPageMessages } from './en/search-page.ts'
import { limitMessages } from './en/limits.ts'
import { labelMessages } from './en/labels.ts'
import { accessMessages } from './en/access.ts'
import { analysisMessages } from './en/analysis.ts'
import { catalogMessages } from './en/catalog.ts'
import { inferenceMessages } from './en/inference.ts'
import { ingestMessages } from './en/ingest.ts'
import { libraryMessages } from './en/library.ts'
import { mediaMessages } from './en/media.ts'
import { operationsMessages } from './en/operations.ts'
import { platformMessages } from './en/platform.ts'
import { renditionsMessages } from './en/renditions.ts'
import { treeMessages } from './en/tree.ts'
import { webMessages } from './en/web.ts'
import { webdavMessages } from './en/webdav.ts'

/** Every sentence that people read, in English. One file a room or page stands in en/. */
export const en = {
  ...pageMessages, ...libraryPagesMessages, ...filePageMessages, ...peoplePagesMessages, ...likenessPageMessages, ...similarPagesMessages, ...searchPageMessages, ...musicPagesMessages, ...soundPageMessages, ...soundMessages, ...labelMessages, ...limitMessages, ...housePagesMessages, ...modelsPageMessages, ...devicesPageMessages, ...entryPagesMessages, ...browserMessages, ...webMessages, ...webdavMessages, ...treeMessages, ...platformMessages, ...operationsMessages, ...libraryMessages, ...ingestMessages, ...inferenceMessages, ...analysisMessages, ...catalogMessages, ...accessMessages, ...mediaMessages, ...renditionsMessages,
} as const

/** The name of a sentence. */
export type MessageKey = keyof typeof en
