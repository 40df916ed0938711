import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyzers, compareFingerprints, SAME_RECORDING, SoundFingerprint, unpackFingerprint } from '../../server/analysis/index.ts'
import type { Inference } from '../../server/inference/index.ts'
import type { Evaluation } from './evaluation.ts'
import { runAnalyzer } from './run-analyzer.ts'
import { soundsOf } from './sounds-of-manifest.ts'

/** Two sounds whose fingerprints can be compared: the share of bits that differ, and whether both were made from one recording. */
export interface PrintedPair { a: string; b: string; error: number; same: boolean }

interface Printed { path: string; origin: string; print: Uint32Array }
const UNTOUCHED = 'reference' // of a group of quality only this one counts: the others are spoilt, not copied

/** Compares every sound of the folder with every other, and with itself at 24 kbit/s (Opus). */
export async function evaluateFingerprint(inference: Inference, folder: string): Promise<PrintedPair[]> {
  const made = mkdtempSync(join(tmpdir(), 'mantel-fingerprints-'))
  const printed: Printed[] = [], copies: Printed[] = []
  for (const { path, file, origin, quality } of soundsOf(folder)) {
    if (quality && quality.label !== UNTOUCHED) continue
    const print = await printOf(inference, file)
    printed.push({ path, origin, print })
    if (!compareFingerprints(print, print)) continue
    const copy = join(made, 'copy.opus')
    execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-i', `file:${file}`, '-map', '0:a:0', '-c:a', 'libopus', '-b:a', '24k', copy])
    copies.push({ path: `${path} as Opus`, origin, print: await printOf(inference, copy) })
  }
  rmSync(made, { recursive: true })
  const pairs = printed.flatMap((a, i) => [...printed.slice(0, i), ...copies].flatMap((b): PrintedPair[] => {
    const fit = compareFingerprints(a.print, b.print)
    return fit ? [{ a: a.path, b: b.path, error: fit.error, same: a.origin === b.origin }] : []
  }))
  return pairs.sort((a, b) => a.error - b.error)
}

async function printOf(inference: Inference, file: string): Promise<Uint32Array> {
  const analyzer = analyzers.find(({ name }) => name === 'audio.fingerprint')!
  return unpackFingerprint(SoundFingerprint.parse(await runAnalyzer(inference, analyzer, file)).fingerprint)
}

/** Fingerprints: whether a recording is told from others, whatever it was encoded with. */
export const fingerprintEvaluation: Evaluation = {
  task: 'fingerprint of sound',
  analyzers: ['audio.fingerprint'],
  async run({ inference, folder }) {
    const pairs = await evaluateFingerprint(inference, folder)
    const of = (same: boolean): PrintedPair[] => pairs.filter((pair) => pair.same === same)
    const told = (some: readonly PrintedPair[]): number => some.filter(({ error }) => error <= SAME_RECORDING).length / Math.max(1, some.length)
    const [same, strangers] = [of(true), of(false)]
    return {
      measures: [
        { metric: 'pairs of one recording that are told', n: same.length, of: 'pairs', value: told(same), floor: 0.98, unit: 'share' },
        { metric: 'pairs of two recordings that are taken for one', n: strangers.length, of: 'pairs', value: told(strangers), floor: 0.005, better: 'lower', unit: 'share' },
      ],
      lines: [...same.slice(-10), ...strangers.slice(0, 10)].map(({ a, b, error, same: one }) => `${one ? 'one' : 'two'}  ${error.toFixed(3)}  ${a}  ${b}`),
      details: pairs,
    }
  },
}
