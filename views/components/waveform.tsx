import { useWords } from '../words.ts'

/** Bars that are drawn; more values are folded into them. */
const bars = 160
/** Units of the drawing a bar. */
const STEP = 4
/** Share of a bar from which it has a tone. */
const LEAST = 0.1
/** Units of the drawing from end to end. */
export const WAVEFORM_WIDTH = bars * STEP

/** What is heard where, [start, end) in seconds: it colours the bars as .tone-<tone> does. */
export interface Tone { start: number; end: number; tone: string }

interface Props { values: readonly number[]; label: string; durationMs: number; tones?: readonly Tone[] }

/** Loudness over time as bars that can be clicked and moved through with the arrow keys (public/js/sound-player.js). */
export function Waveform({ values, label, durationMs, tones = [] }: Props) {
  const { duration } = useWords()
  const paths = waveformPaths(values, tonesOfBars(tones, durationMs / 1000))
  return (
    <div class={tones.length > 0 ? 'waveform has-tones' : 'waveform'} role="slider" tabindex={0} aria-label={label} aria-valuemin={0} aria-valuemax={Math.round(durationMs / 1000)} aria-valuenow={0} aria-valuetext={duration(0)} data-waveform="">
      <svg viewBox={`0 0 ${WAVEFORM_WIDTH} 100`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <g class="waveform-all">{paths.map(({ tone, d }) => <path class={`tone-${tone}`} d={d} />)}</g>
        <clipPath id="waveform-played"><rect x="0" y="0" width="0" height="100" data-waveform-played=""></rect></clipPath>
        <g class="waveform-done" clip-path="url(#waveform-played)">{paths.map(({ tone, d }) => <path class={`tone-${tone}`} d={d} />)}</g>
      </svg>
    </div>
  )
}

/** One path for the bars of each tone. */
export function waveformPaths(values: readonly number[], tones: readonly string[]): { tone: string; d: string }[] {
  const peak = Math.max(0.01, ...values)
  const paths = new Map<string, string>()
  for (let at = 0; at < bars; at += 1) {
    const from = Math.floor((at / bars) * values.length)
    const to = Math.max(from + 1, Math.floor(((at + 1) / bars) * values.length))
    const half = Math.max(1.5, (Math.max(0, ...values.slice(from, to)) / peak) * 48)
    const tone = tones[at] ?? 'plain'
    paths.set(tone, `${paths.get(tone) ?? ''}M${at * STEP + STEP / 2} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`)
  }
  return [...paths].map(([tone, d]) => ({ tone, d }))
}

/** The tone that fills most of each bar; 'plain' where none is. */
export function tonesOfBars(tones: readonly Tone[], seconds: number): string[] {
  const shares = Array.from({ length: bars }, () => new Map<string, number>())
  if (seconds <= 0) return shares.map(() => 'plain')
  for (const { start, end, tone } of tones) {
    const [from, to] = [(start / seconds) * bars, (end / seconds) * bars]
    for (let at = Math.max(0, Math.floor(from)); at < Math.min(bars, to); at += 1) shares[at]?.set(tone, (shares[at]?.get(tone) ?? 0) + Math.min(to, at + 1) - Math.max(from, at))
  }
  return shares.map((filled) => [...filled].reduce((most, [tone, share]) => (share > most.share ? { tone, share } : most), { tone: 'plain', share: LEAST }).tone)
}
