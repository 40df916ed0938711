/** Beats a minute from which each band goes, up to the next; the last has no end. */
export const tempoBands = [0, 80, 100, 120, 140, 160] as const

/** The next band's beginning; null for the last. */
export const endOfBand = (from: number): number | null => tempoBands.find((start) => start > from) ?? null
