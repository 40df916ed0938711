import type { Child } from 'hono/jsx'
import { Drawing, type DrawingName } from './drawing.tsx'

/** What a page shows when it has nothing: one drawing, one sentence, one action. */
export function EmptyState({ drawing, title, text, children }: { drawing: DrawingName; title: string; text?: string; children?: Child }) {
  return (
    <div class="empty">
      <Drawing name={drawing} />
      <p class="empty-title">{title}</p>
      {text ? <p class="empty-text">{text}</p> : null}
      {children ? <div class="empty-action">{children}</div> : null}
    </div>
  )
}
