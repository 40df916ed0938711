/** A file's name without its ending. */
export const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,8}$/, '')

/** What subtitles beside a file are called. */
export const subtitleName = (name: string): string => `${withoutEnding(name)}.srt`

/** The name without '.srt'; undefined for a name that no subtitles have. */
export const subtitledStem = (name: string): string | undefined => (name.endsWith('.srt') && name.length > 4 ? name.slice(0, -4) : undefined)
