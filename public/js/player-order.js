/**
 * What plays after what: pure functions of a queue, which none of them changes.
 * @typedef {{ id: string }} Track
 * @typedef {'off' | 'all' | 'one'} Repeat
 * @typedef {{ tracks: readonly Track[], order: readonly number[], at: number, shuffled: boolean, repeat: Repeat }} Queue
 *   order: places in `tracks` in the order of playing · at: place in `order` of what plays now
 */

/** @type {Queue} */
export const emptyQueue = { tracks: [], order: [], at: 0, shuffled: false, repeat: 'off' }

/** A new queue that begins with the track of an id, or, shuffled and without one, with any. */
export function queueOf(tracks, { id, shuffled = false, repeat = 'off', random = Math.random } = {}) {
  const found = tracks.findIndex((track) => track.id === id)
  const first = found >= 0 ? found : shuffled ? Math.floor(random() * tracks.length) : 0
  const queue = { tracks, order: tracks.map((_, place) => place), at: first, shuffled: false, repeat }
  return shuffled ? shuffle(queue, true, random) : queue
}

/** What plays now. */
export const current = ({ tracks, order, at }) => tracks[order[at]]

/** The queue one track on; by hand also out of a track that repeats. Undefined where it ends. */
export function forward(queue, { byHand = false } = {}) {
  if (queue.order.length === 0) return undefined
  if (queue.repeat === 'one' && !byHand) return queue
  if (queue.at + 1 < queue.order.length) return { ...queue, at: queue.at + 1 }
  return queue.repeat === 'off' ? undefined : { ...queue, at: 0 }
}

/** The queue one track back; at its beginning the last one where it repeats, else as it was. */
export function back(queue) {
  if (queue.at > 0) return { ...queue, at: queue.at - 1 }
  return queue.repeat === 'all' && queue.order.length > 0 ? { ...queue, at: queue.order.length - 1 } : queue
}

/** Plays a place of the order. */
export const goTo = (queue, at) => ({ ...queue, at: Math.max(0, Math.min(queue.order.length - 1, at)) })

/** In any order, beginning with what plays now; or as the tracks stand, going on from there. */
export function shuffle(queue, on, random = Math.random) {
  const now = queue.order[queue.at]
  if (!on) {
    const order = [...queue.order].sort((a, b) => a - b)
    return { ...queue, order, at: Math.max(0, order.indexOf(now)), shuffled: false }
  }
  const rest = queue.order.filter((place) => place !== now)
  for (let i = rest.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    ;[rest[i], rest[j]] = [rest[j], rest[i]]
  }
  return { ...queue, order: now === undefined ? rest : [now, ...rest], at: 0, shuffled: true }
}

/** off, all, one, off. */
export const turnRepeat = (queue) => ({ ...queue, repeat: { off: 'all', all: 'one', one: 'off' }[queue.repeat] })

/** Without a place of the order; what plays goes on, or, taken out itself, what came after it takes its place. */
export function takeOut(queue, at) {
  const order = queue.order.filter((_, place) => place !== at)
  const now = at < queue.at ? queue.at - 1 : queue.at
  return { ...queue, order, at: Math.max(0, Math.min(order.length - 1, now)) }
}
