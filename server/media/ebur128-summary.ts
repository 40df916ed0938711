/** How loud a sound is as a whole (EBU R 128, Tech 3341 and 3342). */
export interface Loudness {
  /** LUFS, gated. */
  integrated: number
  /** LU. */
  range: number
  /** dBTP, of four times as many samples; the loudest channel. */
  truePeak: number
}

/** What ffmpeg's ebur128 writes of it: below it nothing passed the gate. */
const SILENCE = -70

/** Reads the summary that ffmpeg's filter ebur128 prints at its end; nothing for silence, or without it. */
export function readLoudness(text: string): Loudness | undefined {
  const summary = text.slice(text.lastIndexOf('Summary:'))
  const number = (pattern: RegExp): number => Number(pattern.exec(summary)?.[1] ?? Number.NaN)
  const [integrated, range, truePeak] = [number(/\bI:\s+(-?[\d.]+) LUFS/), number(/\bLRA:\s+(-?[\d.]+) LU/), number(/\bPeak:\s+(-?[\d.]+) dBFS/)]
  return [integrated, range, truePeak].every(Number.isFinite) && integrated > SILENCE ? { integrated, range, truePeak } : undefined
}
