/** What a file calls its genre may be several: 'Rock; Pop / Live'. */
const BETWEEN = /[;,|\0]|\s\/\s/u
/** Genres that are heard are named by a classifier, in one word. */
const spelled: Readonly<Record<string, string>> = { hiphop: 'hip hop' }
const MOST = 10

/** The genres of a file, as it says itself and as it was heard, each once whatever its case; `others` are folded already. */
export function genresOf(tagged: string | null | undefined, heard: string | null, others: readonly string[] = []): string[] {
  const all = [...(tagged ?? '').split(BETWEEN), spelled[heard ?? ''] ?? heard ?? '', ...others].map((genre) => genre.trim().slice(0, 60)).filter((genre) => genre !== '')
  return [...new Map(all.reverse().map((genre) => [genre.toLowerCase(), genre])).values()].reverse().slice(0, MOST)
}
