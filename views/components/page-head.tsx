import type { Child } from 'hono/jsx'

/** The head of a page: its name, a line about it, its one main action. */
export function PageHead({ title, text, children }: { title: string; text?: string; children?: Child }) {
  return (
    <header class="page-head">
      <div>
        <h1>{title}</h1>
        {text ? <p class="page-head-text">{text}</p> : null}
      </div>
      {children ? <div class="page-head-actions">{children}</div> : null}
    </header>
  )
}
