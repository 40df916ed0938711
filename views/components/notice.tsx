import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** A sentence that stays on the page: a question, a warning, an error. */
export function Notice({ tone, children }: { tone: 'info' | 'warn' | 'bad' | 'ok'; children: Child }) {
  const icon = { info: 'info', warn: 'circle-alert', bad: 'circle-alert', ok: 'circle-check' } as const
  return <div class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined}><Icon name={icon[tone]} /><div>{children}</div></div>
}
