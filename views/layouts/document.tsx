import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { browserSentences, useWords } from '../words.ts'
import type { Theme } from './frame.ts'

/** htmx writes no styles of its own and leaves the browser's history to public/js/navigate.js. */
const htmxConfig = JSON.stringify({ history: false, includeIndicatorCSS: false, defaultTimeout: 30_000 })

/** The frame of every HTML document: head, assets, no inline script and no inline style. */
export function Document({ title, theme, version, bodyClass, children }: { title: string; theme: Theme; version: string; bodyClass: string; children: Child }) {
  const { locale, t } = useWords()
  const sentences = JSON.stringify({ language: locale.language, sentences: browserSentences(locale.language) }).replaceAll('<', '\\u003c')
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale.language} dir="ltr" data-theme={theme}>
        <head>
          <meta charset="utf-8" />
          <title>{title ? `${title} · Mantel` : 'Mantel'}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
          <meta name="theme-color" content="#faf8f5" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#14161a" media="(prefers-color-scheme: dark)" />
          <meta name="description" content={t('page.description')} />
          <meta name="referrer" content="same-origin" />
          <meta name="htmx-config" content={htmxConfig} />
          <link rel="icon" href="/icons/favicon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/vendor/mantel-180.png" />
          <link rel="manifest" href="/manifest.webmanifest" />
          <link rel="stylesheet" href={`/vendor/mantel.css?v=${version}`} />
          <script src={`/vendor/htmx.js?v=${version}`} defer></script>
          <script src={`/vendor/mantel.js?v=${version}`} type="module"></script>
        </head>
        <body class={bodyClass}>
          {children}
          <script type="application/json" id="sentences">{raw(sentences)}</script>
        </body>
      </html>
    </>
  )
}
