import type { NumberRange } from './query.ts'

const UNITS: Record<string, number> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, k: 1e3, m: 1e6, g: 1e9, t: 1e12, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4 }
const MOST = Number.MAX_SAFE_INTEGER

interface Amount { value: number; unit: number }

/** Reads 400 · 100..400 · 100.. · ..400 · >400 · >=400 · <400 · <=400, whole numbers; undefined for anything else. */
export const readNumber = (text: string): NumberRange | undefined => readRange(text, plainAmount, () => 0)

/** Reads the same with KB, MB, GB, KiB …; a size alone means about that size: half a unit up or down. */
export const readSize = (text: string): NumberRange | undefined => readRange(text, sizeAmount, ({ unit }) => (unit === 1 ? 0 : unit / 2))

function readRange(text: string, amount: (text: string) => Amount | undefined, slack: (amount: Amount) => number): NumberRange | undefined {
  const between = /^(.*?)\.\.(.*)$/.exec(text)
  if (between) {
    const [, a = '', b = ''] = between
    const [from, to] = [amount(a), amount(b)]
    if ((a && !from) || (b && !to) || (!from && !to)) return undefined
    return from && to && from.value > to.value ? { from: to.value, to: from.value } : { from: from?.value, to: to?.value }
  }
  const [, sign, number] = /^(>=|<=|>|<|=)?(.+)$/.exec(text) ?? []
  const read = number === undefined ? undefined : amount(number)
  if (!read) return undefined
  switch (sign) {
    case '>': return { from: read.value + 1 }
    case '>=': return { from: read.value }
    case '<': return { to: read.value - 1 }
    case '<=': return { to: read.value }
    default: return { from: Math.ceil(read.value - slack(read)), to: Math.floor(read.value + slack(read)) }
  }
}

function plainAmount(text: string): Amount | undefined {
  return /^\d{1,9}$/.test(text) ? { value: Number(text), unit: 1 } : undefined
}

function sizeAmount(text: string): Amount | undefined {
  const [, digits, letters] = /^(\d{1,15}(?:[.,]\d{1,6})?)\s*([a-z]{0,3})$/i.exec(text) ?? []
  const unit = UNITS[(letters || 'b').toLowerCase()]
  if (digits === undefined || unit === undefined) return undefined
  const value = Math.round(Number(digits.replace(',', '.')) * unit)
  return value <= MOST - unit ? { value, unit } : undefined
}
