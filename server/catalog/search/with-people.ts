import { foldText } from './fold-text.ts'
import type { Token } from './tokens.ts'

/** 'with Ann and Ben', where both are known: pictures that show them all. */
export interface PeopleToken { type: 'people'; names: string[]; start: number; end: number }

const WITH = new Set(['with', 'mit']), AND = new Set(['and', 'und', '&', '+'])
/** Words that a name is looked for in at most. */
const LONGEST = 6

/** True where the text may ask for people by 'with': only then their names need to be read. */
export const mayAskWith = (text: string): boolean => /(?:^|[\s("“„«])(?:with|mit)\s/iu.test(text)

/** Puts one token in place of each 'with Ann, Ben and Eve' whose names are known; all other words stay words. */
export function joinPeople(tokens: readonly Token[], names: readonly string[]): (Token | PeopleToken)[] {
  const byFolded = new Map(names.map((name) => [foldText(name), name]))
  const joined: (Token | PeopleToken)[] = []
  for (let at = 0; at < tokens.length;) {
    const found = byFolded.size > 0 ? peopleAt(tokens, at, byFolded) : undefined
    joined.push(found?.token ?? tokens[at]!)
    at = found?.next ?? at + 1
  }
  return joined
}

interface Found { token: PeopleToken; next: number }

function peopleAt(tokens: readonly Token[], at: number, known: ReadonlyMap<string, string>): Found | undefined {
  const first = tokens[at]
  if (first?.type === 'phrase') {
    const names = namesInPhrase(first.text, known)
    return names && { token: { type: 'people', names, start: first.start, end: first.end }, next: at + 1 }
  }
  if (first?.type !== 'word' || !WITH.has(foldText(first.text))) return undefined
  const { names, next } = namesAt(tokens, at + 1, known)
  const last = tokens[next - 1]
  return names.length > 0 && last ? { token: { type: 'people', names, start: first.start, end: last.end }, next } : undefined
}

/** Names one after the other, joined by commas or words for and; `next` is what stands behind the last of them. */
function namesAt(tokens: readonly Token[], at: number, known: ReadonlyMap<string, string>): { names: string[]; next: number } {
  const names: string[] = []
  let next = at
  for (let from = at; ;) {
    const found = nameAt(tokens, from, known)
    if (!found) return { names, next }
    names.push(found.name)
    next = found.next
    const joint = tokens[next]
    const isAnd = joint?.type === 'word' && AND.has(foldText(joint.text))
    if (!found.comma && !isAnd) return { names, next }
    from = isAnd ? next + 1 : next
  }
}

/** The longest known name that begins here; a comma may end it. */
function nameAt(tokens: readonly Token[], from: number, known: ReadonlyMap<string, string>): { name: string; next: number; comma: boolean } | undefined {
  let best: { name: string; next: number; comma: boolean } | undefined
  let text = ''
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at++) {
    const token = tokens[at]
    if (token?.type !== 'word' && token?.type !== 'phrase') break
    text = text === '' ? token.text : `${text} ${token.text}`
    const comma = token.type === 'word' && text.endsWith(',')
    const name = known.get(foldText(comma ? text.slice(0, -1) : text))
    if (name !== undefined) best = { name, next: at + 1, comma }
    if (comma) break
  }
  return best
}

function namesInPhrase(text: string, known: ReadonlyMap<string, string>): string[] | undefined {
  const [, rest] = /^\s*(?:with|mit)\s+(.+)$/isu.exec(text) ?? []
  if (rest === undefined) return undefined
  const names = rest.split(/\s*[,&+]\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+/iu).map((name) => known.get(foldText(name.trim())))
  return names.every((name) => name !== undefined) ? names : undefined
}
