/**
 * The value that a bundled module gives away (`e.exports={paths:["a"],isSet:!0}`), read as text: the module is never run.
 * Takes what minifiers make of JSON: names without quotes, numbers that begin or end with a point, !0, !1 and void 0.
 */
export function readModuleLiteral(code: string): unknown {
  const assignment = /\b\w+\.exports=(?=["'{[])/.exec(code)
  if (!assignment) throw new Error('[inference] the module gives no plain value away')
  return createReader(code, assignment.index + assignment[0].length).value(0)
}

const DEEPEST = 100

function createReader(code: string, start: number) {
  let at = start
  const wrong = (): Error => new Error(`[inference] the module has something else than plain values at ${at}`)

  /** Takes what the pattern (sticky) finds here. */
  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(code)?.[0]
    at += found?.length ?? 0
    return found
  }

  function takes(sign: string): boolean {
    const isHere = code.startsWith(sign, at)
    if (isHere) at += sign.length
    return isHere
  }

  function text(): string {
    const quote = code[at]!
    const first = ++at
    at = code.indexOf(quote, first)
    if (at < 0) throw wrong()
    const content = code.slice(first, at++)
    if (/[\\\n]/.test(content)) throw wrong() // an escaped sign: neither base64 nor the names of nodes have any
    return content
  }

  function list(depth: number, end: string, item: (depth: number) => void): void {
    if (depth > DEEPEST) throw wrong()
    while (!takes(end)) {
      item(depth + 1)
      if (!takes(',') && code[at] !== end) throw wrong()
    }
  }

  function object(depth: number): unknown {
    const entries: [string, unknown][] = []
    list(depth, '}', (inner) => {
      const name = code[at] === '"' || code[at] === '\'' ? text() : take(/[\w$]+/y)
      if (name === undefined || !takes(':')) throw wrong()
      entries.push([name, value(inner)])
    })
    return Object.fromEntries(entries)
  }

  function array(depth: number): unknown[] {
    const items: unknown[] = []
    list(depth, ']', (inner) => { items.push(value(inner)) })
    return items
  }

  function value(depth: number): unknown {
    if (code[at] === '"' || code[at] === '\'') return text()
    if (takes('{')) return object(depth)
    if (takes('[')) return array(depth)
    const word = take(/!0|!1|null|void 0|true|false/y)
    if (word) return words[word]
    const number = take(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/y)
    if (number === undefined) throw wrong()
    return Number(number)
  }

  return { value }
}

const words: Record<string, unknown> = { '!0': true, '!1': false, 'true': true, 'false': false, 'null': null, 'void 0': undefined }
