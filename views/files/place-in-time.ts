/** An address whose sound or video begins at a second: browsers themselves read what stands behind the '#'. */
export const startingAt = (address: string, seconds: number | undefined): string => (seconds ? `${address}#t=${seconds}` : address)

/** What an address carries so that a page begins at a second, cut to tenths. */
export const secondOf = (seconds: number): string => String(Math.floor(seconds * 10) / 10)
