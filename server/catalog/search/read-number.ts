import type { NumberRange } from './query.ts'
import { readComparison } from './read-comparison.ts'

const UNITS: Record<string, number> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, k: 1e3, m: 1e6, g: 1e9, t: 1e12, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4 }
const MOST = Number.MAX_SAFE_INTEGER

interface Amount { value: number; unit: number }

/** Reads 400 · 100..400 · 100-400 · 100.. · ..400 · >400 · >=400 · <400 · <=400, whole numbers; undefined for anything else. */
export const readNumber = (text: string): NumberRange | undefined => readRange(text.replace(/^(\d+)\s*[-–]\s*(\d+)$/, '$1..$2'), plainAmount, () => 0)

/** Loudness is kept to a tenth of a unit. */
const HALF_STEP = 0.05

/** Reads LUFS: -14 (half a unit up or down) · -16..-14 · >-14 …, also with a comma and 'LUFS' behind. */
export function readLoudness(text: string): NumberRange | undefined {
  const compared = readComparison(text.replaceAll('−', '-'), loudness)
  switch (compared?.sign) {
    case undefined: return undefined
    case '>': return { from: compared.point + HALF_STEP }
    case '>=': return { from: compared.point - HALF_STEP }
    case '<': return { to: compared.point - HALF_STEP }
    case '<=': return { to: compared.point + HALF_STEP }
    case '=': return { from: compared.point - 0.5, to: compared.point + 0.5 }
    case '..': return inOrder(compared.low === undefined ? undefined : Math.min(compared.low, compared.high ?? Infinity) - HALF_STEP, compared.high === undefined ? undefined : Math.max(compared.high, compared.low ?? -Infinity) + HALF_STEP)
  }
}

function loudness(text: string): number | undefined {
  const [, digits] = /^([-+]?\d{1,3}(?:[.,]\d{1,2})?)\s*(?:lufs)?$/i.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits.replace(',', '.'))
}

/** Reads the same with KB, MB, GB, KiB …; a size alone means about that size: half a unit up or down. */
export const readSize = (text: string): NumberRange | undefined => readRange(text, sizeAmount, ({ unit }) => (unit === 1 ? 0 : unit / 2))

function readRange(text: string, amount: (text: string) => Amount | undefined, slack: (amount: Amount) => number): NumberRange | undefined {
  const compared = readComparison(text, amount)
  switch (compared?.sign) {
    case undefined: return undefined
    case '>': return { from: compared.point.value + 1 }
    case '>=': return { from: compared.point.value }
    case '<': return { to: compared.point.value - 1 }
    case '<=': return { to: compared.point.value }
    case '=': return { from: Math.ceil(compared.point.value - slack(compared.point)), to: Math.floor(compared.point.value + slack(compared.point)) }
    case '..': return inOrder(compared.low?.value, compared.high?.value)
  }
}

/** 400..100 means what 100..400 means. */
const inOrder = (low: number | undefined, high: number | undefined): NumberRange => (low !== undefined && high !== undefined && low > high ? { from: high, to: low } : { from: low, to: high })

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
