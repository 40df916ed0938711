/** Someone near a face. */
export interface Near { personId: string; distance: number; faces: number }

/** The centres of a space's people, one behind the other in one array of floats, so that all of them are looked through in a fraction of a millisecond. */
export interface CentroidTable {
  size: () => number
  put: (personId: string, centroid: Float32Array, faces: number) => void
  remove: (personId: string) => void
  of: (personId: string) => { centroid: Float32Array; faces: number } | undefined
  /** Those within a distance, nearest first. */
  nearest: (vector: Float32Array, options: { within: number; most: number }) => Near[]
}

/** An empty table for vectors of so many numbers. */
export function centroidTable(dimensions: number): CentroidTable {
  let floats = new Float32Array(64 * dimensions)
  const ids: string[] = []
  const counts: number[] = []
  const places = new Map<string, number>()
  const slice = (place: number): Float32Array => floats.subarray(place * dimensions, (place + 1) * dimensions)
  return {
    size: () => ids.length,
    of: (personId) => {
      const place = places.get(personId)
      return place === undefined ? undefined : { centroid: slice(place).slice(), faces: counts[place] ?? 0 }
    },
    put(personId, centroid, faces) {
      if (centroid.length !== dimensions) return
      const place = places.get(personId) ?? ids.length
      if ((place + 1) * dimensions > floats.length) {
        const larger = new Float32Array(floats.length * 2)
        larger.set(floats)
        floats = larger
      }
      floats.set(centroid, place * dimensions)
      ids[place] = personId
      counts[place] = faces
      places.set(personId, place)
    },
    remove(personId) {
      const place = places.get(personId)
      const last = ids.length - 1
      const moved = ids[last]
      if (place === undefined || moved === undefined) return
      floats.copyWithin(place * dimensions, last * dimensions, (last + 1) * dimensions)
      ids[place] = moved
      counts[place] = counts[last] ?? 0
      places.set(moved, place)
      ids.pop()
      counts.pop()
      places.delete(personId)
    },
    nearest(vector, { within, most }) {
      if (vector.length !== dimensions) return []
      const limit = within * within
      const near: Near[] = []
      for (let place = 0, at = 0; place < ids.length; place++, at += dimensions) {
        let sum = 0
        // eight at a time, and no further once it is too far
        for (let i = 0; i < dimensions && sum <= limit; i += 8) {
          for (let j = i; j < i + 8 && j < dimensions; j++) {
            const difference = vector[j]! - floats[at + j]!
            sum += difference * difference
          }
        }
        if (sum <= limit) near.push({ personId: ids[place]!, distance: Math.sqrt(sum), faces: counts[place]! })
      }
      return near.sort((a, b) => a.distance - b.distance).slice(0, most)
    },
  }
}
