import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openContent, runAnalyzers, type Analyzer, type Outcome } from '../../server/analysis/index.ts'
import { readModelCards, type Inference } from '../../server/inference/index.ts'
import { en } from '../../views/messages/en.ts'
import { withModels } from '../support/choose-model.ts'
import { writeDrawing } from '../support/made-pictures.ts'
import { writeSound } from '../support/made-sounds.ts'

/** Every Analyzer must pass this, word for word; `make` writes a content that it has something to say about. What it says cannot be tried where its models are nowhere: then `inference` is undefined, and that is seen. */
export function analyzerContract(analyzer: Analyzer, make: (folder: string) => Promise<string>, inference: Inference | undefined): void {
  const cards = readModelCards(join(import.meta.dirname, '../../models'))
  const folder = mkdtempSync(join(tmpdir(), 'mantel-analyzer-'))
  const run = async (path: string, signal = new AbortController().signal): Promise<Outcome> => {
    const [outcome] = await runAnalyzers([await withModels(inference!, analyzer)], openContent(path, { signal }), signal)
    return outcome! // one is asked, one answers; without models none is
  }
  const bad = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  describe(`the analyzer ${analyzer.name}`, () => {
    it('has a name of kind and subject, a title for people, and models that have cards', () => {
      expect(analyzer.name).toMatch(/^(image|audio|video)\.[a-z]+(-[a-z]+)*$/)
      expect(Object.keys(en)).toContain(analyzer.title)
      for (const id of [...analyzer.models, ...Object.values(analyzer.besides ?? {}).flat()]) expect(cards.has(id), id).toBe(true)
    })
  })

  describe.skipIf(!inference)(`the analyzer ${analyzer.name}${inference ? '' : ' (left out: its models are not on this machine)'}`, () => {
    let good: string
    beforeAll(async () => { good = await make(folder) })

    it('gives what its schema says, and JSON can carry it', async () => {
      const outcome = await run(good)
      expect(outcome).toMatchObject({ state: 'done', analyzer: analyzer.name })
      if (outcome.state !== 'done') return
      expect(analyzer.output.parse(JSON.parse(JSON.stringify(outcome.output)))).toEqual(outcome.output)
    })

    it('gives the same for the same', async () => {
      const [first, second] = [await run(good), await run(good)]
      expect({ ...second, tookMs: 0 }).toEqual({ ...first, tookMs: 0 })
    })

    it('obeys an abort', async () => {
      await expect(run(good, AbortSignal.abort())).rejects.toThrow()
    })

    it.each([
      ['an empty file', 'empty.png', new Uint8Array()],
      ['a file of noise', analyzer.needs === 'sound' ? 'noise.wav' : 'noise.jpg', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)],
      analyzer.needs === 'sound'
        ? ['the beginning of a sound', 'cut.wav', Buffer.from('RIFF\xff\xff\0\0WAVEfmt ', 'latin1')]
        : ['the beginning of a picture', 'cut.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])],
    ] as const)('refuses %s with a sentence, for good', async (_, name, bytes) => {
      const outcome = await run(bad(name, bytes))
      expect(outcome).toMatchObject({ state: 'failed', again: false })
      if (outcome.state === 'failed') expect(Object.keys(en)).toContain(outcome.reason.key)
    })
  })
}

/** What every analyzer of sound must also take: it has an answer, or a sentence. They hear it together, as in the product, each with the models of its own kit. */
export function soundContract(asked: readonly { analyzer: Analyzer; inference: Inference }[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'mantel-analyzers-of-sound-'))
  const run = async (path: string): Promise<Outcome[]> => {
    const { signal } = new AbortController()
    return runAnalyzers(await Promise.all(asked.map(({ analyzer, inference }) => withModels(inference, analyzer))), openContent(path, { signal }), signal)
  }

  describe(`the analyzers ${asked.map(({ analyzer }) => analyzer.name).join(', ')}`, () => {
    it.each([
      ['nothing', 0, {}],
      ['a moment', 0.02, {}],
      ['silence', 3, {}],
      ['eight channels', 1, { channels: 8, rate: 48_000 }],
      ['192,000 samples a second', 1, { rate: 192_000 }],
      ['1,000 samples a second', 2, { rate: 1000 }],
    ] as const)('take %s', async (name, seconds, format) => {
      const outcomes = await run(await writeSound(join(folder, `${name}.wav`), seconds, (t, channel) => (name === 'silence' ? 0 : 0.3 * Math.sin(2 * Math.PI * (200 + 10 * channel) * t)), format))
      expect(outcomes).toHaveLength(asked.length)
      for (const outcome of outcomes) {
        if (outcome.state !== 'failed') continue
        expect(outcome, outcome.detail).toMatchObject({ again: false })
        expect(Object.keys(en), outcome.analyzer).toContain(outcome.reason.key)
      }
    })

    it('have nothing to say of a picture', async () => {
      const outcomes = await run(await writeDrawing(join(folder, 'still.png'), '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'))
      expect(outcomes).toEqual(asked.map(({ analyzer }) => ({ state: 'done', analyzer: analyzer.name, tookMs: 0, output: null })))
    })
  })
}
