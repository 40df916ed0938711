import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import { SearchHelp } from './_help.tsx'
import type { QueryError } from './data.ts'

/** A query that cannot be read: the query again with the place marked, and what would be right. */
export function QueryProblem({ query, error }: { query: string; error: QueryError }) {
  const { t, say } = useWords()
  const { from, to, message } = error
  return (
    <div class="problem">
      <Notice tone="warn">
        <p><strong>{say(message)}</strong></p>
        <p class="problem-query"><code>{query.slice(0, from)}<mark>{query.slice(from, Math.max(to, from + 1)) || '␣'}</mark>{query.slice(Math.max(to, from + 1))}</code></p>
        <p>{t('search.problem-place', { position: from + 1 })}</p>
      </Notice>
      <SearchHelp />
    </div>
  )
}
