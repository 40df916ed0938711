import { analysisMessages } from './de/analysis.ts'
import { browserMessages } from './de/browser.ts'
import { modelsPageMessages } from './de/models-page.ts'
import { entryPagesMessages } from './de/entry-pages.ts'
import { filePageMessages } from './de/file-page.ts'
import { housePagesMessages } from './de/house-pages.ts'
import { inferenceMessages } from './de/inference.ts'
import { libraryPagesMessages } from './de/library-pages.ts'
import { pageMessages } from './de/page.ts'
import { peopleMessages } from './de/people.ts'
import { likenessPageMessages } from './de/likeness-page.ts'
import { peoplePagesMessages } from './de/people-pages.ts'
import { similarPagesMessages } from './de/similar-pages.ts'
import { searchPageMessages } from './de/search-page.ts'
import { labelMessages } from './de/labels.ts'
import type { Catalogue } from './message.ts'

/** German: all that the pages say; what rooms say of single files is said in English until it is translated. */
export const de: Catalogue = { ...pageMessages, ...libraryPagesMessages, ...filePageMessages, ...peoplePagesMessages, ...likenessPageMessages, ...similarPagesMessages, ...searchPageMessages, ...labelMessages, ...housePagesMessages, ...modelsPageMessages, ...entryPagesMessages, ...browserMessages, ...inferenceMessages, ...peopleMessages, ...analysisMessages }
