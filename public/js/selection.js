/** @typedef {{ between: (one: string, other: string) => Promise<string[]>, ofDay?: (day: string) => Promise<string[]> }} Order */

/** What is chosen, by id: more than is drawn. */
const chosen = new Set()
/** Where a range begins. */
let anchor
/** @type {Order | undefined} */
let order

export const isChosen = (id) => chosen.has(id)
export const chosenIds = () => [...chosen]

/** A list that knows its order better than the document does. Gives back what takes it away. */
export function useOrder(next) {
  order = next
  return () => { if (order === next) order = undefined }
}

/** Chooses or lets go one file; with `range` all from the last one on. */
export async function choose(id, { on = !chosen.has(id), range = false } = {}) {
  const ids = range && anchor && anchor !== id ? await (order ?? documentOrder).between(anchor, id) : [id]
  for (const each of ids) on ? chosen.add(each) : chosen.delete(each)
  anchor = id
  show()
}

/** Chooses or lets go all files of a day. */
export async function chooseDay(day, on) {
  for (const id of (await order?.ofDay?.(day)) ?? []) on ? chosen.add(id) : chosen.delete(id)
  show()
}

/** Chooses all that is drawn. */
export function chooseVisible() {
  for (const tile of document.querySelectorAll('.tile[data-id]')) chosen.add(tile.dataset.id)
  show()
}

/** Lets everything go. */
export function clearChosen() {
  chosen.clear()
  anchor = undefined
  show()
}

/** Lights what a click with Shift would take. */
export function previewRange(id) {
  const tiles = [...document.querySelectorAll('.tile[data-id]')]
  const ends = [anchor, id].map((end) => tiles.findIndex((tile) => tile.dataset.id === end))
  const [from, to] = ends.includes(-1) || !id ? [1, 0] : [Math.min(...ends), Math.max(...ends)]
  tiles.forEach((tile, at) => tile.classList.toggle('is-candidate', at >= from && at <= to))
}

/** The order of the document, where no list knows better. @type {Order} */
const documentOrder = {
  between: async (one, other) => {
    const ids = [...document.querySelectorAll('.tile[data-id]')].map((tile) => tile.dataset.id)
    const ends = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b)
    return ends[0] < 0 ? [other] : ids.slice(ends[0], ends[1] + 1)
  },
}

/** Brings boxes and bar in line with what is chosen. */
function show() {
  for (const box of document.querySelectorAll('.tile-check input')) box.checked = chosen.has(box.value)
  document.documentElement.classList.toggle('is-choosing', chosen.size > 0)
  previewRange(undefined)
  dispatchEvent(new CustomEvent('mantel:chosen', { detail: chosen.size }))
}
