import { readdirSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { writeSound } from '../../../test/support/made-sounds.ts'
import { cardVideo } from '../../../test/support/made-media.ts'
import { en } from '../../../views/messages/en.ts'
import { noModel } from '../models-for-analyzers.ts'
import { openContent } from '../open-content.ts'
import { analyzers } from '../registry.ts'
import { runAnalyzers, type Outcome } from '../run-analyzers.ts'

const media = sharedMedia()
const { signal } = new AbortController()
/** Those that need no network: what they hear is what all hear. */
const measures = analyzers.filter(({ needs, models, besides }) => needs === 'sound' && models.length === 0 && !besides)
const hear = (path: string): Promise<Outcome[]> => runAnalyzers(measures.map((analyzer) => ({ analyzer, model: noModel })), openContent(path, { signal }), signal)
const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const isHeard = (path: string): boolean => ['.mp3', '.mp4', '.avi', '.m3u8', '.wav', '.flac', '.ogg', '.mkv', '.webm', '.mov', '.wma', '.m4a'].includes(extname(path))

describe('analyzers of sound', () => {
  it.skipIf(!media)('have an answer or a sentence for every hostile file', async () => {
    const odd: string[] = []
    for (const path of files(join(media ?? '', 'hostile')).filter(isHeard)) {
      const outcomes = await hear(path)
      for (const outcome of outcomes) if (outcome.state === 'failed' && (!(outcome.reason.key in en) || outcome.again)) odd.push(`${path}: ${outcome.analyzer} ${outcome.reason.key} ${outcome.detail}`)
    }
    expect(odd).toEqual([])
  }, 300_000)

  it.each([80, 700, 2_000_000, 2 ** 31 - 1])('take no header at its word that claims %i samples a second', async (rate) => {
    const folder = await mkdtemp(join(tmpdir(), 'mantel-rate-'))
    const path = await writeSound(join(folder, 'odd.wav'), 0.5, (t) => Math.sin(2000 * t), { rate: 8000 })
    const header = await open(path, 'r+')
    await header.write(Uint8Array.from([rate & 255, (rate >> 8) & 255, (rate >> 16) & 255, rate >>> 24]), 0, 4, 24)
    await header.close()
    for (const outcome of await hear(path)) expect(outcome.state === 'done' || (outcome.reason.key in en && !outcome.again), JSON.stringify(outcome).slice(0, 500)).toBe(true)
    await rm(folder, { recursive: true })
  }, 90_000)

  it('have nothing to say of a video without sound', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mantel-mute-'))
    expect(new Set((await hear(cardVideo(join(folder, 'mute.mp4')))).map((outcome) => (outcome.state === 'done' ? outcome.output : outcome.reason.key)))).toEqual(new Set([null]))
    await rm(folder, { recursive: true })
  })
})
