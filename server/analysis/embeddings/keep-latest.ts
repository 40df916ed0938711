/** Answers that are asked for again within a short while, as pages of one search do: each is found once, the latest `most` are kept. What failed is asked anew. */
export function keepLatest<Answer>(most: number, find: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>()
  return (key) => {
    const answer = kept.get(key) ?? find(key)
    kept.delete(key)
    kept.set(key, answer) // at the end: the map's order is that of the last question
    answer.catch(() => { if (kept.get(key) === answer) kept.delete(key) })
    const oldest = kept.keys().next()
    if (kept.size > most && !oldest.done) kept.delete(oldest.value)
    return answer
  }
}
