import { createHash } from 'node:crypto'
import { endingsOf, knownTypes } from '../../media/index.ts'

/** Bytes of a name, as most file systems count them. */
const LONGEST = 255
/** As stemOf of library/schema.ts has them. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|]/g
/** Names that stand for devices on Windows, whatever comes behind a dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i
/** How a name ends that carries a mark of this file. */
const MARKED = /~([0-9a-f]{12}|[0-9a-f]{32})$/

const bytes = (text: string): number => Buffer.byteLength(text)
const clean = (text: string): string => text.toWellFormed().normalize('NFC').replace(FORBIDDEN, '_')

/** Cuts a text to so many bytes, between letters. */
function cut(text: string, most: number): string {
  if (bytes(text) <= most) return text
  let kept = ''
  let length = 0
  for (const letter of text) {
    length += bytes(letter)
    if (length > most) break
    kept += letter
  }
  return kept
}

/** Any text as a name that every system takes; a name that is safe stays as it is. */
export function safeName(text: string): string {
  const name = cut(clean(text), LONGEST).replace(/[. ]+$/, (end) => '_'.repeat(end.length))
  if (name === '') return '_'
  return DEVICE.test(name) ? cut(`_${name}`, LONGEST) : name
}

/** Safe names for things that stand beside each other, none like another whatever its case; of two that are alike the older id keeps its name, so that what comes later does not rename what was there. */
export function nameApart<Thing extends { id: string; name: string }>(things: readonly Thing[]): Thing[] {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  const named = things.map((thing) => ({ thing, name: safeName(thing.name) }))
  const order = named.toSorted((a, b) => Number(a.name !== a.thing.name) - Number(b.name !== b.thing.name) || (a.thing.id < b.thing.id ? -1 : 1))
  for (const { thing: { id }, name } of order) {
    let free = name
    for (let digits = 8; taken.has(free.toLowerCase()); digits += 8) free = `${cut(name, LONGEST - 1 - digits)}~${createHash('sha256').update(id).digest('hex').slice(0, digits)}`
    taken.add(free.toLowerCase())
    names.set(id, free)
  }
  return things.map((thing) => ({ ...thing, name: names.get(thing.id) ?? thing.name }))
}

const mediaTypes = new Set(knownTypes().map(({ mime }) => mime))
const endings = new Map([...mediaTypes].map((mime) => [mime, endingsOf(mime)]))
const allEndings = new Set([...endings.values()].flat())

/** A file's name in two parts. Plain: no other file has it unless its stem, as the database tells it, is the same. */
export interface FileName { stem: string; ending: string; plain: boolean }

/** What a file may be called: as it is, made safe, with an ending of its media type. */
export function fileName(name: string, mediaType: string): FileName {
  const whole = clean(name)
  const dot = whole.lastIndexOf('.')
  const [before, behind] = dot < 0 ? [whole, ''] : [whole.slice(0, dot), whole.slice(dot + 1)]
  const given = behind.replace(/ +$/, '')
  const known = endings.get(mediaType)
  const agrees = !known || known.includes(given.toLowerCase())
  // an ending of another format goes; letters behind any other dot are part of the name
  const isEnding = agrees || behind === '' || allEndings.has(given.toLowerCase())
  const isDevice = DEVICE.test(`${isEnding ? before : whole}.`)
  const parts = { stem: `${isDevice ? '_' : ''}${isEnding ? before : whole}`, ending: agrees ? given : (known[0] ?? '') }
  const safe = joined(parts.stem, parts.ending)
  return { ...parts, plain: isEnding && !isDevice && !MARKED.test(parts.stem) && bytes(safe) <= LONGEST && !/(^|[. ])$/.test(safe) }
}

/** The stem of a name as stemOf of library/schema.ts tells it, where that takes no table of letters; else the database has to tell. */
export function plainStem(name: string): string | undefined {
  return /^[\x20-\x7e]*$/.test(name) ? name.replace(FORBIDDEN, '_').replace(/\.[^.]*$/, '').toLowerCase() : undefined
}

const joined = (stem: string, ending: string): string => (ending === '' ? stem : `${stem}.${ending}`)

/** The name without any mark. */
export const plainName = ({ stem, ending }: FileName): string => joined(stem, ending)

/** The name with a mark of the file, which no other can have: a short one while it fits, and where only the stem tells files apart; else the whole id. */
export function markedName({ stem, ending, plain }: FileName, fileId: string): string {
  const id = fileId.replaceAll('-', '')
  const short = joined(`${stem}~${id.slice(-12)}`, ending)
  if (plain && bytes(short) <= LONGEST) return short
  return joined(`${cut(stem, LONGEST - 33 - bytes(ending) - 1)}~${id}`, ending)
}

/** What a mark at the end of a name says: the whole id of a file, or its end with the name before it. */
export function markOf(name: string): { fileId?: string; unmarked?: { name: string; mark: string } } {
  const dot = name.lastIndexOf('.')
  const [stem, rest] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  const mark = MARKED.exec(stem)?.[1]
  if (mark === undefined) return {}
  if (mark.length === 32) return { fileId: mark.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') }
  return { unmarked: { name: `${stem.slice(0, -13)}${rest}`, mark } }
}
