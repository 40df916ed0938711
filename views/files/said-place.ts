import { domId } from '../components/dom-id.ts'
import type { Spoken } from './heard.ts'

/** How a transcript is shown. */
export interface SaidProps {
  spoken: Spoken
  canEdit: boolean
  /** What an address keeps of the list that the file is walked through: 'in=…' or ''. */
  query?: string
  /** Second at which the reader begins; start of the sentence that is being corrected. */
  from?: number
  edit?: number
  /** All sentences, however many. */
  whole?: boolean
  /** Those who speak are unfolded: somebody is naming them. */
  naming?: boolean
}

/** Id of the part of the panel in which it stands. */
export const saidPart = (fileId: string): string => domId('file-said', fileId)

/** Address of all that is said, as a fragment. */
export const saidHref = (fileId: string, query = ''): string => `/files/${fileId}/transcript${query ? `?${query}` : ''}`
