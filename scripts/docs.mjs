// npm run docs: writes the parts of docs/ that the sources already say: options, settings, jobs, events, tables, endpoints.
// What stands between `<!-- begin: name -->` and `<!-- end: name -->` is replaced; the house tests fail where a page is behind.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cell, declarations, readSources, valueOf } from './docs/declared.mjs'
import { describeTables } from './docs/tables-of-schemas.mjs'
import { root } from './setup.mjs'

const sources = readSources(root)
const load = (path) => import(pathToFileURL(join(root, path)).href)

async function options() {
  const { options } = await load('server/platform/config/index.ts')
  const rows = Object.entries(options).map(([name, { env, schema, doc, secret }]) => `| \`${env}\` | \`${name}\` | ${shown(schema, name)} | ${cell(doc)}${secret ? ` Also as a file: \`${env}_FILE\`.` : ''} |`)
  return `| variable | in mantel.json | default | what it does |\n|---|---|---|---|\n${rows.join('\n')}`
}

function shown(schema, name) {
  if (name === 'dataDir') return '`data`, below the folder that Mantel is started in'
  if (name === 'workers') return 'number of cores, at most 8'
  const { data, success } = schema.safeParse(undefined)
  return !success || data === undefined || (Array.isArray(data) && !data.length) ? '' : `\`${data}\``
}

const settings = () => {
  const rows = declarations(sources, 'defineSetting', 'key').map(({ name, doc }) => `| ${cell(doc)} | \`${name}\` |`)
  return `| what it does | kept as |\n|---|---|\n${rows.join('\n')}`
}

const jobs = () => {
  const rows = declarations(sources, 'defineJob').map(({ name, doc, body }) => `| \`${name}\` | ${cell(doc)} | ${valueOf(body, 'concurrency')} | ${valueOf(body, 'retries')} | ${duration(valueOf(body, 'timeoutSeconds'))} | ${valueOf(body, 'schedule') && `\`${valueOf(body, 'schedule')}\``} |`)
  return `| job | what it does | at once | tries after the first | time limit | runs by itself |\n|---|---|---|---|---|---|\n${rows.join('\n')}`
}

/** `3 * 3600` as '3 h'. */
function duration(written) {
  const seconds = written.split('*').reduce((product, factor) => product * Number(factor), 1)
  return seconds >= 3600 ? `${seconds / 3600} h` : seconds >= 60 ? `${seconds / 60} min` : `${seconds} s`
}

const events = () => {
  const rows = declarations(sources, 'defineEvent').map(({ name, doc }) => `| \`${name}\` | ${cell(doc)} |`)
  return `| event | what happened |\n|---|---|\n${rows.join('\n')}`
}

async function endpoints() {
  if (!existsSync(join(root, 'server/protocols/web/endpoints.ts'))) return ''
  const { endpoints } = await load('server/protocols/web/endpoints.ts')
  return `| endpoint | what it does |\n|---|---|\n${endpoints.map(({ method, path, doc }) => `| \`${method} ${path}\` | ${cell(doc)} |`).join('\n')}`
}

const pages = { 'docs/configuration.md': { options, settings }, 'docs/jobs.md': { jobs, events }, 'docs/tables.md': { tables: () => describeTables(sources) }, 'docs/api.md': { endpoints } }

for (const [page, parts] of Object.entries(pages)) {
  let text = readFileSync(join(root, page), 'utf8')
  for (const [name, write] of Object.entries(parts)) {
    const written = await write()
    text = text.replace(new RegExp(`(<!-- begin: ${name} -->\\n)[\\s\\S]*?(<!-- end: ${name} -->)`), (_, begin, end) => `${begin}${written.trim()}\n${end}`)
  }
  writeFileSync(join(root, page), text)
}
