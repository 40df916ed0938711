import type { Child } from 'hono/jsx'
import { Logo } from '../components/logo.tsx'
import { Document } from './document.tsx'
import type { Theme } from './frame.ts'

/** Pages before the login: the logo, one column, nothing else. */
export function PlainPage({ title, theme = 'system', version, wide = false, children }: { title: string; theme?: Theme; version: string; wide?: boolean; children: Child }) {
  return (
    <Document title={title} theme={theme} version={version} bodyClass="plain">
      <main id="main" class={wide ? 'plain-column plain-wide' : 'plain-column'} tabindex={-1}>
        <p class="plain-logo"><Logo /></p>
        {children}
      </main>
    </Document>
  )
}
