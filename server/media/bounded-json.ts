const MAX_TEXT = 8000
const MAX_LIST = 300
const MAX_DEPTH = 8
/** Of the whole set as JSON. */
const MAX_BYTES = 512 * 1024

/** The same data as PostgreSQL's jsonb takes it: no NUL, no lone surrogate, no binary, of bounded depth, length and size. */
export function boundedJson(value: Record<string, unknown>): Record<string, unknown> {
  const safe = bound(value, 0) as Record<string, unknown>
  for (const [part, tags] of Object.entries(safe)) {
    if (typeof tags === 'object' && tags !== null && !Array.isArray(tags)) safe[part] = dropLargest(tags as Record<string, unknown>, MAX_BYTES / Math.max(1, Object.keys(safe).length))
  }
  return safe
}

function bound(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT).replaceAll('\0', '').toWellFormed()
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'boolean' || value === null) return value
  if (value === undefined || typeof value !== 'object' || depth >= MAX_DEPTH || ArrayBuffer.isView(value)) return undefined
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value)) return value.slice(0, MAX_LIST).map((each) => bound(each, depth + 1) ?? null)
  const entries = Object.entries(value).map(([key, each]) => [key.replaceAll('\0', '').toWellFormed().slice(0, 200), bound(each, depth + 1)] as const)
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined))
}

/** Leaves out the longest values until the rest fits. */
function dropLargest(tags: Record<string, unknown>, maxBytes: number): Record<string, unknown> {
  const sized = Object.entries(tags).map(([key, value]) => ({ key, value, bytes: JSON.stringify(value).length + key.length + 4 })).sort((a, b) => a.bytes - b.bytes)
  let sum = 0
  return Object.fromEntries(sized.filter(({ bytes }) => (sum += bytes) <= maxBytes).map(({ key, value }) => [key, value]))
}
