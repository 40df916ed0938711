/** Mean and variance of numbers that come one by one (Welford), as numpy.mean and numpy.var tell them. */
export class Moments {
  #count = 0
  #mean = 0
  #squares = 0

  add(value: number): void {
    this.#count++
    const off = value - this.#mean
    this.#mean += off / this.#count
    this.#squares += off * (value - this.#mean)
  }

  get mean(): number {
    return this.#mean
  }

  get variance(): number {
    return this.#count > 0 ? this.#squares / this.#count : 0
  }
}
