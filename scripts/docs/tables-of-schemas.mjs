import { cell } from './declared.mjs'

/** One section a room: its tables with their sentences, then its indexes with what they are for. */
export function describeTables(sources) {
  const schemas = sources.filter(({ path }) => path.endsWith('schema.ts'))
  return schemas.map(({ path, text }) => `## ${path.split('/')[1]}\n\n${tables(text)}\n${indexes(text)}`).join('\n')
}

function tables(text) {
  const rows = [...text.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export const \w+ = pgTable\('([^']+)'/g)]
  return `| table | what a row is |\n|---|---|\n${rows.map(([, doc, name]) => `| \`${name}\` | ${cell(sentence(doc))} |`).join('\n')}\n`
}

function indexes(text) {
  const lines = text.split('\n')
  const rows = lines.flatMap((line, i) => {
    const why = (/\/\/ (.*)$/.exec(line) ?? /^\s*\/\/ (.*)$/.exec(lines[i - 1] ?? ''))?.[1] ?? ''
    return [...line.matchAll(/(uniqueIndex|index)\('([^']+)'\)\.(?:on|using)\((.*?)\)(?=[,.\]]|$|\.where)/g)].map(([, kind, name, columns]) => ({ name, why, unique: kind === 'uniqueIndex', columns: columnsOf(columns) }))
  })
  if (rows.length === 0) return ''
  return `| index | for |\n|---|---|\n${rows.map(({ name, why, unique, columns }) => `| \`${name}\` | ${cell(`${unique ? 'one row for each' : 'looking up by'} ${columns}${why ? `: ${why}` : ''}`)} |`).join('\n')}\n`
}

const columnsOf = (text) => [...text.matchAll(/t\.(\w+)/g)].map((match) => match[1].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(', ')
const sentence = (doc) => (doc ?? '').replace(/\s*\n\s*\*?\s*/g, ' ').trim()
