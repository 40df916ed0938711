import { useWords } from '../words.ts'

/** Bars that are drawn; more values are folded into them. */
const bars = 160

/** Loudness over time as bars that can be clicked and moved through with the arrow keys (public/js/sound-player.js). */
export function Waveform({ values, label, durationMs }: { values: readonly number[]; label: string; durationMs: number }) {
  const { duration } = useWords()
  const path = waveformPath(values)
  return (
    <div class="waveform" role="slider" tabindex={0} aria-label={label} aria-valuemin={0} aria-valuemax={Math.round(durationMs / 1000)} aria-valuenow={0} aria-valuetext={duration(0)} data-waveform="">
      <svg viewBox={`0 0 ${bars * 4} 100`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="waveform-all" d={path} />
        <clipPath id="waveform-played"><rect x="0" y="0" width="0" height="100" data-waveform-played=""></rect></clipPath>
        <path class="waveform-done" d={path} clip-path="url(#waveform-played)" />
      </svg>
    </div>
  )
}

/** One rounded bar a step, mirrored about the middle of a height of 100. */
export function waveformPath(values: readonly number[]): string {
  const peak = Math.max(0.01, ...values)
  return Array.from({ length: bars }, (_, at) => {
    const from = Math.floor((at / bars) * values.length)
    const to = Math.max(from + 1, Math.floor(((at + 1) / bars) * values.length))
    const half = Math.max(1.5, (Math.max(0, ...values.slice(from, to)) / peak) * 48)
    return `M${at * 4 + 2} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`
  }).join('')
}
