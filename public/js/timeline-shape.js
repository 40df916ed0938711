/**
 * @typedef {{ month: string, days: [string, number][], ratios: Uint8Array, count: number }} Month newest first
 * @typedef {{ total: number, months: Month[] }} Shape what there is to lay out, before any picture is known
 */

/** A picture's width through its height as one byte: in fiftieths, so from 0.2 to 5.1. */
export const ratioByte = (ratio) => Math.min(255, Math.max(10, Math.round(ratio * 50)))
/** And back. */
export const ratioOfByte = (byte) => byte / 50

/** Reads the answer of /timeline/shape. @returns {Shape} */
export function readShape({ total, months }) {
  return { total, months: months.map(({ month, days, ratios }) => {
    const bytes = Uint8Array.from(atob(ratios), (letter) => letter.charCodeAt(0))
    return { month, days, ratios: bytes, count: bytes.length }
  }) }
}

/** The same from days that stand in the page: [{ day, ratios }]. @returns {Shape} */
export function shapeOfDays(days) {
  const months = new Map()
  for (const { day, ratios } of days) {
    const month = day.slice(0, 7)
    const entry = months.get(month) ?? { month, days: [], bytes: [] }
    months.set(month, entry)
    entry.days.push([day, ratios.length])
    entry.bytes.push(...ratios.map(ratioByte))
  }
  const list = [...months.values()].map(({ month, days: entries, bytes }) => ({ month, days: entries, ratios: Uint8Array.from(bytes), count: bytes.length }))
  return { total: list.reduce((sum, { count }) => sum + count, 0), months: list }
}
