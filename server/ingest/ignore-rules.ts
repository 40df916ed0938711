import picomatch from 'picomatch'

/** Names that NAS systems, desktops and programs leave behind; nobody wants them in a library. */
const ALWAYS = new Set(['@eaDir', '#recycle', '#snapshot', '@Recycle', '.Trashes', '$RECYCLE.BIN', 'System Volume Information', 'lost+found', 'Thumbs.db', 'desktop.ini', 'ehthumbs.db'])
const UNFINISHED = /(\.part|\.crdownload|\.download|\.tmp|\.partial|~)$/i

export type IgnoreRule = (path: string, name: string) => boolean

/** What a scan passes over: hidden names, leftovers, unfinished downloads, and the owner's globs relative to the root. */
export function ignoreRules(globs: readonly string[]): IgnoreRule {
  const matches = globs.length ? picomatch([...globs], { dot: true, basename: false, nocase: true }) : () => false
  return (path, name) => name.startsWith('.') || ALWAYS.has(name) || UNFINISHED.test(name) || matches(path)
}

/** The globs of a .mantelignore file, made relative to the root: one a line, '#' begins a remark, a name without '/' counts at every depth below. */
export function parseIgnoreFile(text: string, folder: string): string[] {
  const base = folder === '' ? '' : `${folder}/`
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).flatMap((line) => {
    const rule = line.replace(/^\/+|\/+$/g, '')
    const anchored = line.startsWith('/') || rule.includes('/')
    const glob = anchored ? `${base}${rule}` : `${base}**/${rule}`
    return [glob, `${glob}/**`]
  })
}
