import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Program sources without tests: path below the root, and text. */
export function readSources(root, folder = 'server') {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))
}

const quoted = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`

/** What `defineJob`, `defineEvent` or `defineSetting` calls say of themselves: name, sentence, and the text of the call. */
export function declarations(sources, call, nameField = 'name') {
  return sources.flatMap(({ path, text }) => [...text.matchAll(new RegExp(`${call}(?:<[^(]*>)?\\(\\s*\\{`, 'g'))].map((match) => {
    const own = text.slice(match.index, closing(text, match.index + match[0].length - 1))
    const body = own + [...own.matchAll(/\.\.\.(\w+)/g)].map(([, shared]) => new RegExp(`const ${shared} = \\{[^\\n]*`).exec(text)?.[0] ?? '').join('')
    return { path, body, name: field(body, nameField), doc: field(body, 'doc') }
  })).filter(({ name }) => name)
}

function field(body, name) {
  const match = new RegExp(`\\b${name}:\\s*${quoted}`).exec(body)
  return match ? (match[1] ?? match[2]).replace(/\\(['"\\])/g, '$1') : ''
}

/** Where the brace at `start` closes. */
function closing(text, start) {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++
    if (text[i] === '}' && --depth === 0) return i + 1
  }
  return text.length
}

/** A plain value of a declaration, as written: `retries: 3`. */
export const valueOf = (body, name) => new RegExp(`\\b${name}:\\s*('[^']*'|[\\w.*+ ]+)`).exec(body)?.[1]?.replaceAll('\'', '').trim() ?? ''

/** Text of a table's cell. */
export const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
