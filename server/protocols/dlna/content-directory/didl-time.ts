/** 'H:MM:SS.mmm' */
export function didlTime(milliseconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${Math.floor(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}.${String(Math.floor(milliseconds % 1000)).padStart(3, '0')}`
}
