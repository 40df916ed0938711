import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Locale } from './messages/dates.ts'
import { WordsProvider, wordsFor } from './words.ts'

/** Markup that may be sent as it is. */
export type Html = Awaited<ReturnType<typeof raw>>

/** Draws a page or a fragment for one reader: `c.html(render(locale, <TimelinePage … />))`. Views have nothing to wait for, so neither has this. */
export function render(locale: Locale, node: Child): Html {
  const drawn: { toString(): string } = <WordsProvider value={wordsFor(locale)}>{node}</WordsProvider>
  return raw(drawn.toString())
}
