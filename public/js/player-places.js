/** Recordings from this length on are gone on with where one stopped. */
const LONG_MS = 20 * 60_000
/** Nearer to the beginning or the end nothing is remembered: [seconds, seconds]. */
const EDGES = [10, 30]
/** While it plays, the place is told so often. */
const EVERY_MS = 15_000

let told = { id: '', at: -EVERY_MS }

export const isLong = (track) => (track?.durationMs ?? 0) > LONG_MS

/** Where a track begins: where this person stopped in a long one. */
export const placeToBegin = (track) => (isLong(track) && track.positionMs ? track.positionMs / 1000 : 0)

/** Tells the server where somebody is in a long recording: now and then while it plays, at once when they stop. */
export function keepPlace(track, seconds, { atOnce = false } = {}) {
  if (!isLong(track)) return
  const now = performance.now()
  if (!atOnce && told.id === track.id && now - told.at < EVERY_MS) return
  told = { id: track.id, at: now }
  const within = seconds > EDGES[0] && seconds < track.durationMs / 1000 - EDGES[1]
  track.positionMs = within ? seconds * 1000 : null
  const address = `/files/${track.id}/position`
  const request = within ? { method: 'PUT', body: new URLSearchParams({ seconds: seconds.toFixed(1) }) } : { method: 'DELETE' }
  // the next time tells it again: nothing is lost but seconds
  fetch(address, { ...request, keepalive: true }).catch(() => undefined)
}
