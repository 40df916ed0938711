/** What every list of files tells of each, whatever it is for. */
export interface FileFacts {
  mediaType: string
  size: number
  /** Lower-case hex; of what GET gives. */
  sha256: string
  width: number | null
  height: number | null
  durationMs: number | null
  takenAt: Date
  addedAt: Date
  changedAt: Date
}

/** These facts alone, of anything that has them. */
export const factsOf = ({ mediaType, size, sha256, width, height, durationMs, takenAt, addedAt, changedAt }: FileFacts): FileFacts => ({ mediaType, size, sha256, width, height, durationMs, takenAt, addedAt, changedAt })
