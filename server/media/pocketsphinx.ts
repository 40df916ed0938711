import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../platform/errors.ts'
import { runTool } from './external-tool.ts'

const PROGRAM = 'pocketsphinx_continuous'
/** It says what it heard on standard output, and hundreds of lines of what it does anywhere else. */
const QUIET = ['-logfn', '/dev/null']

/** A word that PocketSphinx heard, seconds from the beginning of the sound. */
export interface SphinxWord { text: string; start: number; end: number; /** 0 to 1. */ chance: number }
/** What it heard between two pauses. */
export type SphinxUtterance = SphinxWord[]

/** Whether Debian's package with the English that it knows is there. */
export const knowsEnglish = (): boolean => existsSync('/usr/share/pocketsphinx/model/en-us/en-us')

let asked: Promise<boolean> | undefined

/** Whether PocketSphinx and its English model are installed here: asked once, by letting it hear a moment of silence. */
export const canHearEnglish = (): Promise<boolean> => (asked ??= hear(new Float32Array(1600), { timeoutMs: 60_000 }).then(() => true, () => false))

/**
 * Lets PocketSphinx (Debian's packages pocketsphinx and pocketsphinx-en-us) listen to samples[16,000 a second, -1 to 1] of English: many words are wrong, and it takes anything for English.
 * @throws AppError 'unavailable' media.tool-missing, media.took-too-long, media.tool-failed
 */
export async function hearEnglish(samples: Float32Array, options: { timeoutMs: number; signal?: AbortSignal }): Promise<SphinxUtterance[]> {
  return readUtterances(await hear(samples, options))
}

async function hear(samples: Float32Array, { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mantel-speech-'))
  try {
    const path = join(folder, 'speech.raw') // by its ending it knows that there is no header
    await writeFile(path, wholeNumbers(samples))
    const begun = performance.now()
    const { stdout, ok, stderr } = await runTool(PROGRAM, ['-infile', path, '-time', 'yes', '-samprate', '16000', ...QUIET], { timeoutMs, maxBytes: 4 * 1024 * 1024, signal })
    if (ok) return stdout.toString('utf8')
    if (performance.now() - begun >= timeoutMs) throw new AppError('unavailable', 'media.took-too-long', { seconds: Math.round(timeoutMs / 1000) })
    throw new AppError('unavailable', 'media.tool-failed', { program: PROGRAM }, { cause: new Error(stderr.slice(0, 1000)) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** 16 bits, least byte first. */
function wholeNumbers(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2)
  samples.forEach((sample, i) => bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), i * 2))
  return bytes
}

/** Lines of 'word start end chance', each utterance between <s> and </s>; 'word(2)' is another way to say it, <sil> and [noise] are none. */
export function readUtterances(said: string): SphinxUtterance[] {
  const utterances: SphinxUtterance[] = []
  let open: SphinxUtterance = []
  for (const line of said.split('\n')) {
    const [, word, start, end, chance] = /^(\S+) ([\d.]+) ([\d.]+) ([\d.e-]+)$/.exec(line.trim()) ?? []
    if (word === undefined) continue
    if (word === '<s>' || word === '</s>') {
      if (open.length > 0) utterances.push(open)
      open = []
    } else if (/^\p{L}/u.test(word)) open.push({ text: word.replace(/\(\d+\)$/, ''), start: Number(start), end: Number(end), chance: Math.min(1, Number(chance)) })
  }
  return open.length > 0 ? [...utterances, open] : utterances
}
