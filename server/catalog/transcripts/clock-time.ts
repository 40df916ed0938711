/** 'hh:mm:ss' with three digits of the second behind a sign; hours may have more than two. */
export function clockTime(seconds: number, sign: ',' | '.'): string {
  const ms = Math.max(0, Math.round(seconds * 1000))
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${sign}${String(ms % 1000).padStart(3, '0')}`
}
