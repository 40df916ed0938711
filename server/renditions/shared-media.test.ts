import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sharedMedia } from '../../test/support/shared-media.ts'
import { defaultMediaLimits, endExiftool } from '../media/index.ts'
import { AppError } from '../platform/errors.ts'
import { type Examination, examineAndDraw } from './examine-and-draw.ts'

const Manifest = z.object({ files: z.array(z.object({ path: z.string(), kind: z.string(), sha256: z.string(), expect: z.string(), truth: z.looseObject({ upright_size: z.tuple([z.number(), z.number()]).optional() }).optional(), verified: z.looseObject({ duration_s: z.string().optional(), streams: z.array(z.string()).optional() }).optional() })) })

const media = sharedMedia()
const all = media === undefined ? [] : Manifest.parse(JSON.parse(readFileSync(join(media, 'manifest.json'), 'utf8'))).files
const folder = mkdtempSync(join(tmpdir(), 'mantel-examine-'))
afterAll(async () => {
  await endExiftool()
  rmSync(folder, { recursive: true, force: true })
})

type Outcome = { found: Examination; refused?: undefined } | { found?: undefined; refused: AppError }

async function examine(path: string): Promise<Outcome> {
  try {
    return { found: await examineAndDraw({ path: join(media ?? '', path), name: basename(path), limits: defaultMediaLimits, folder }) }
  } catch (error) {
    // whatever is not a refusal with its sentence is a fault of ours
    if (error instanceof AppError && (error.code === 'invalid' || error.code === 'too-large')) return { refused: error }
    throw error
  }
}

/** Bits that changed inside a JPEG's picture data and left a picture that decodes without complaint: no reader can tell. */
const beyondTelling = new Set(['hostile/bitflips.jpg'])
const hostile = all.filter(({ path }) => path.startsWith('hostile/') && !path.endsWith('recipe.txt'))
const readable = all.filter(({ path, kind, expect: wish }) => !path.startsWith('hostile/') && ['image', 'audio', 'video', 'fuzz-seed'].includes(kind) && ['opens', 'metadata-only'].includes(wish))

describe.skipIf(media === undefined)('hostile files of the shared media (skipped where that is not beside the repository)', () => {
  it.each(hostile.filter(({ expect: wish }) => /^rejected(-quickly|-after-decoding)?$/.test(wish)))('refuses $path', async ({ path, expect: wish }) => {
    const begun = performance.now()
    const { refused } = await examine(path)
    expect(refused?.key).toMatch(/^media\./)
    // 'quickly' on a machine that other tests share; the same bombs decoded would take minutes
    if (wish === 'rejected-quickly') expect(performance.now() - begun).toBeLessThan(10_000)
  }, 60_000)

  it.each(hostile.filter(({ expect: wish }) => wish.startsWith('accepted')))('takes $path as what it is', async ({ path, expect: wish, sha256 }) => {
    const { found } = await examine(path)
    expect(found).toMatchObject({ kind: path.includes('mp3') ? 'audio' : 'image', sha256 })
    if (wish === 'accepted-with-true-type') expect(found?.notes.map(({ key }) => key)).toContain('media.wrong-ending')
  }, 60_000)

  it.each(hostile.filter(({ path, expect: wish }) => wish === 'rejected-or-flagged' && !beyondTelling.has(path)))('refuses $path or notes its damage', async ({ path }) => {
    const { found, refused } = await examine(path)
    expect(refused !== undefined || (found?.notes.length ?? 0) > 0).toBe(true)
  }, 60_000)

  it.each(hostile.filter(({ path, expect: wish }) => wish.startsWith('rejected-or-') && (wish !== 'rejected-or-flagged' || beyondTelling.has(path))))('survives $path', async ({ path }) => {
    const { found, refused } = await examine(path)
    expect(found?.drawn.every(({ state }) => state === 'ready') ?? refused !== undefined).toBe(true)
  }, 60_000)
})

describe.skipIf(media === undefined)('readable files of the shared media (skipped where that is not beside the repository)', () => {
  it.concurrent.each(readable)('takes $path', async ({ path, kind, sha256, truth, verified }) => {
    const { found, refused } = await examine(path)
    expect(refused).toBeUndefined()
    const seen = found!
    expect(seen.sha256).toBe(sha256)
    if (kind !== 'fuzz-seed') expect(seen.kind).toBe(kind)
    if (truth?.upright_size) expect([seen.width, seen.height]).toEqual(truth.upright_size)
    if (seen.durationMs !== null && verified?.duration_s) expect(Math.abs(seen.durationMs / 1000 - Number(verified.duration_s))).toBeLessThan(0.3)
    if (seen.kind !== 'audio') expect(seen.width).toBeGreaterThan(0)
  }, 60_000)
})
