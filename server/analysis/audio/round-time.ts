/** Seconds with three digits: finer than anything that is heard is placed. */
export const roundTime = (seconds: number): number => Math.round(seconds * 1000) / 1000
