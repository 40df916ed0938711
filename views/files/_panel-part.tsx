import type { Child } from 'hono/jsx'
import { useWords } from '../words.ts'

/** One titled part of the panel; out of band it comes beside the answer that an action swaps. */
export function PanelPart({ id, title, count, outOfBand, children }: { id: string; title: string; count?: number; outOfBand?: boolean; children: Child }) {
  const { number } = useWords()
  return (
    <section class="panel-part" aria-labelledby={`${id}-title`} id={id} hx-swap-oob={outOfBand ? 'true' : undefined}>
      <h2 class="panel-part-title" id={`${id}-title`}>{title}{count ? <span class="panel-part-count">{number(count)}</span> : null}</h2>
      {children}
    </section>
  )
}
