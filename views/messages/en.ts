import { browserMessages } from './en/browser.ts'
import { entryPagesMessages } from './en/entry-pages.ts'
import { filePageMessages } from './en/file-page.ts'
import { housePagesMessages } from './en/house-pages.ts'
import { libraryPagesMessages } from './en/library-pages.ts'
import { pageMessages } from './en/page.ts'
import { searchPageMessages } from './en/search-page.ts'

/** Every sentence that people read, in English. One file a room or page stands in en/. */
export const en = {
  ...pageMessages, ...libraryPagesMessages, ...filePageMessages, ...searchPageMessages, ...housePagesMessages, ...entryPagesMessages, ...browserMessages,
} as const

/** The name of a sentence. */
export type MessageKey = keyof typeof en
