import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '../platform/errors.ts'
import { defineAnalyzer, type Analyzer } from './define-analyzer.ts'
import { noModel } from './models-for-analyzers.ts'
import { runAnalyzers } from './run-analyzers.ts'

const raster = { data: new Uint8Array(3), width: 1, height: 1 }
const signal = new AbortController().signal
const seeing = (name: string, analyze: () => Promise<unknown> = async () => ({ size: 1 })): Analyzer =>
  defineAnalyzer({ name, title: 'analysis.test', revision: 1, kinds: ['image'], models: [], output: z.object({ size: z.number() }), needs: 'raster', analyze: analyze as () => Promise<{ size: number }> })
const run = (analyzers: Analyzer[], decode = async () => raster) =>
  runAnalyzers(analyzers.map((analyzer) => ({ analyzer, model: noModel })), { path: 'picture', decode, openSound: async () => undefined }, signal)

describe('runAnalyzers', () => {
  it('decodes a content once for all that look at it', async () => {
    const decode = vi.fn(async () => raster)
    const outcomes = await run([seeing('a.one'), seeing('a.two')], decode)
    expect(decode).toHaveBeenCalledTimes(1)
    expect(outcomes).toMatchObject([{ analyzer: 'a.one', state: 'done', output: { size: 1 } }, { analyzer: 'a.two', state: 'done' }])
  })

  it('does not decode for those that read the original', async () => {
    const decode = vi.fn(async () => raster)
    const reading = defineAnalyzer({ name: 'a.path', title: 'analysis.test', revision: 1, kinds: ['audio'], models: [], output: z.string(), needs: 'original', analyze: async (path) => path })
    expect(await run([reading], decode)).toMatchObject([{ state: 'done', output: 'picture' }])
    expect(decode).not.toHaveBeenCalled()
  })

  it('keeps what the others found when one fails', async () => {
    const outcomes = await run([seeing('a.bad', () => Promise.reject(new Error('broke'))), seeing('a.good')])
    expect(outcomes).toMatchObject([{ state: 'failed', reason: { key: 'analysis.broke' }, again: true, detail: expect.stringContaining('broke') as string }, { state: 'done' }])
  })

  it('tells every one that looks why a content cannot be seen, and that trying again is no use', async () => {
    const outcomes = await run([seeing('a.one'), seeing('a.two')], () => Promise.reject(new AppError('invalid', 'media.unreadable')))
    expect(outcomes).toMatchObject([{ state: 'failed', reason: { key: 'media.unreadable' }, again: false }, { state: 'failed', again: false }])
  })

  it('takes no output that its analyzer did not promise', async () => {
    expect(await run([seeing('a.liar', async () => ({ size: 'large' }))])).toMatchObject([{ state: 'failed', again: true }])
  })

  it('stops when told to', async () => {
    const stop = new AbortController()
    const stopping = seeing('a.one', async () => { stop.abort(); stop.signal.throwIfAborted(); return { size: 1 } })
    await expect(runAnalyzers([{ analyzer: stopping, model: noModel }, { analyzer: seeing('a.two'), model: noModel }], { path: 'x', decode: async () => raster, openSound: async () => undefined }, stop.signal)).rejects.toThrow()
  })
})
