/** The time, handed in so that tests can set it. */
export interface Clock { now(): Date }

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }
