/** Puts things of like width together, so that little is padded: none by more than a tenth, and no batch is wider in all than `most` (one thing may be). */
export function batchesByWidth<Thing>(things: readonly Thing[], widthOf: (thing: Thing) => number, most: number): Thing[][] {
  const batches: Thing[][] = []
  let widest = 0
  for (const thing of things.toSorted((a, b) => widthOf(b) - widthOf(a))) {
    const batch = batches.at(-1)
    if (batch && (batch.length + 1) * widest <= most && widthOf(thing) * 1.1 >= widest) batch.push(thing)
    else {
      batches.push([thing])
      widest = widthOf(thing)
    }
  }
  return batches
}
