export interface GrowingColumnsOptions { /** Columns that are kept at most; even. */ most: number; /** Numbers of a column. */ width: number }

export interface Columns {
  count: number
  /** Steps that a column is the mean of; the last one may have fewer. */
  steps: number
  /** float64[count × width], column after column. */
  values: Float64Array
}

/** Keeps something over time in bounded memory, however long it lasts: when all columns are full, each two become one, and every further one lasts twice as long. */
export function growingColumns({ most, width }: GrowingColumnsOptions) {
  const values = new Float64Array(most * width)
  const sum = new Float64Array(width)
  let count = 0, steps = 1, added = 0
  const close = (): void => {
    for (let i = 0; i < width; i++) values[count * width + i] = sum[i]! / added
    count++
    added = 0
    sum.fill(0)
  }
  const halve = (): void => {
    count = most / 2
    steps *= 2
    for (let column = 0; column < count; column++) {
      for (let i = 0; i < width; i++) values[column * width + i] = (values[2 * column * width + i]! + values[(2 * column + 1) * width + i]!) / 2
    }
  }
  return {
    /** One step more: number[width]. */
    add(step: ArrayLike<number>): void {
      if (count === most) halve()
      for (let i = 0; i < width; i++) sum[i]! += step[i]!
      if (++added === steps) close()
    },
    /** What is there; nothing may be added any more. */
    finish(): Columns {
      if (added > 0) close()
      return { count, steps, values: values.subarray(0, count * width) }
    },
  }
}
