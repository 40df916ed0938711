const KEY = 'player'

/** What plays, over a reload of the tab: the queue, the place, and whether it was playing. */
export function readKept() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return kept?.queue?.order?.length > 0 ? kept : undefined
  } catch {
    return undefined // nothing that we wrote
  }
}

export function keep(state) {
  try {
    if (state.queue.order.length === 0) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(state))
  } catch {
    sessionStorage.removeItem(KEY) // more than a tab may keep: it plays on all the same
  }
}

/** What a person set stays in the browser. */
export const readSettings = () => ({ volume: Number(localStorage.getItem('player-volume') ?? 1), level: localStorage.getItem('player-level') !== 'off' })
export function keepSettings({ volume, level }) {
  localStorage.setItem('player-volume', String(volume))
  localStorage.setItem('player-level', level ? 'on' : 'off')
}
