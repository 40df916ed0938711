import type { Child } from 'hono/jsx'
import { useWords } from '../words.ts'

/** One titled part of the panel. */
export function PanelPart({ id, title, count, children }: { id: string; title: string; count?: number; children: Child }) {
  const { number } = useWords()
  return (
    <section class="panel-part" aria-labelledby={`${id}-title`} id={id}>
      <h2 class="panel-part-title" id={`${id}-title`}>{title}{count ? <span class="panel-part-count">{number(count)}</span> : null}</h2>
      {children}
    </section>
  )
}
