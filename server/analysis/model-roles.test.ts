import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ModelState } from '../inference/index.ts'
import { analyzerStates, currentRuns } from './current-runs.ts'
import { defineAnalyzer, modelBeside } from './define-analyzer.ts'
import { noModel } from './models-for-analyzers.ts'

const analyzer = defineAnalyzer({
  name: 'image.two', title: 'x', revision: 3, kinds: ['image'], models: ['find-good', 'find'], besides: { tell: ['tell-good', 'tell'] }, output: z.unknown(), needs: 'raster', analyze: async () => ({}),
})

/** A house where these models are installed; the weights of each are its id in capitals. */
function house(installed: string[], off: string[] = []) {
  const state = async (id: string): Promise<ModelState> => installed.includes(id)
    ? { id, title: id, bytes: 1, installed: true, weights: id.toUpperCase(), origin: 'package', removable: false }
    : { id, title: id, bytes: 1, installed: false, reason: { key: 'inference.model-missing', params: {} } }
  const settings = { get: async () => off } as never // only what is off is asked for
  return { analyzers: [analyzer], models: { state }, settings }
}

describe('an analyzer of several models', () => {
  it('runs with the best installed one of each role; its results are kept under the weights of all', async () => {
    expect(await currentRuns(house(['find', 'tell']))).toEqual([{ analyzer: 'image.two', revision: 3, kinds: ['image'], modelId: 'find', besideIds: { tell: 'tell' }, weights: 'FIND+TELL' }])
    expect(await currentRuns(house(['find', 'tell', 'tell-good']))).toMatchObject([{ modelId: 'find', besideIds: { tell: 'tell-good' }, weights: 'FIND+TELL-GOOD' }])
  })

  it('does without a role that it only perhaps has, and runs again when that comes', async () => {
    const more = { ...analyzer, perhaps: { better: ['extra'] } }
    expect(await currentRuns({ ...house(['find', 'tell']), analyzers: [more] })).toMatchObject([{ besideIds: { tell: 'tell' }, weights: 'FIND+TELL' }])
    expect(await currentRuns({ ...house(['find', 'tell', 'extra']), analyzers: [more] })).toMatchObject([{ besideIds: { tell: 'tell', better: 'extra' }, weights: 'FIND+TELL+EXTRA' }])
    expect(await analyzerStates({ ...house(['find', 'tell']), analyzers: [more] })).toMatchObject([{ model: { id: 'find', installed: true } }])
  })

  it('waits while one role has none, and says which', async () => {
    expect(await currentRuns(house(['find']))).toEqual([])
    expect(await analyzerStates(house(['find']))).toMatchObject([{ on: true, model: { id: 'tell-good', installed: false }, weights: '' }])
    expect(await analyzerStates(house(['tell']))).toMatchObject([{ model: { id: 'find-good', installed: false } }])
  })

  it('keeps the key of its results while it is off', async () => {
    expect(await analyzerStates(house(['find', 'tell'], ['image.two']))).toMatchObject([{ on: false, run: undefined, weights: 'FIND+TELL' }])
  })

  it('is told when it asks for a role that it was not given', () => {
    expect(modelBeside({ beside: { tell: noModel } }, 'tell')).toBe(noModel)
    expect(() => modelBeside({}, 'tell')).toThrow('tell')
  })
})
