/** The language in which most is said, by time; null where nothing is. */
export function mainLanguage(segments: readonly { start: number; end: number; language: string }[]): string | null {
  const seconds = new Map<string, number>()
  for (const { start, end, language } of segments) seconds.set(language, (seconds.get(language) ?? 0) + end - start)
  return [...seconds].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}
