import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { createModelStore } from './model-store.ts'
import type { ModelCard } from './model-card.ts'

const content = smallOnnx('these')
/** A net of one node, whose input has this name: nets of names of one length are of one size. */
function smallOnnx(name: string): Buffer {
  const graph = createOnnxGraph()
  const x = graph.input(name, 'float32', [2])
  graph.output('y', { ...x, name: graph.node('Relu', [x.name]) })
  return graph.encode('small')
}
let folder: string
let weights: string

const card = (file = 'net.onnx'): ModelCard => ({
  id: 'small', title: 'Small', task: 'test', licence: { weights: 'MIT', origin: 'https://example.org' }, goodAt: ['tests'], limits: ['tests'], memoryBytes: 1, testOnly: false,
  files: [{
    name: 'net', role: 'network', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), sources: [{ type: 'package', package: '@house/nets', file }],
    inputs: [{ name: 'x', shape: [1], meaning: 'a number', type: 'float32' }], outputs: [{ name: 'y', shape: [1], meaning: 'a number', type: 'float32' }],
  }],
})
const store = (options: { file?: string; maxBytes?: number; at?: string } = {}) =>
  createModelStore({ cards: new Map([['small', card(options.file)]]), folder: options.at ?? folder, maxBytes: options.maxBytes, freshMs: 0 })
const reasonOf = async (state: Promise<{ installed: boolean; reason?: { key: string } }>) => (await state).reason?.key

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'))
  const place = join(folder, 'node_modules/@house/nets')
  mkdirSync(place, { recursive: true })
  weights = join(place, 'net.onnx')
  writeFileSync(weights, content)
})

describe('the model store', () => {
  it('hands out a file that is what its card says', async () => {
    expect(await store().bytes('small', 'net')).toEqual(content)
    expect(await store().state('small')).toMatchObject({ installed: true, bytes: content.length, weights: card().files[0]!.sha256 })
  })

  it('finds packages in node_modules of a folder above', async () => {
    const at = join(folder, 'a', 'b')
    mkdirSync(at, { recursive: true })
    expect((await store({ at }).state('small')).installed).toBe(true)
  })

  it('says that a model is missing, and finds it once it is there', async () => {
    const models = store()
    renameSync(weights, `${weights}.away`)
    expect(await reasonOf(models.state('small'))).toBe('inference.model-missing')
    renameSync(`${weights}.away`, weights)
    expect((await models.state('small')).installed).toBe(true)
  })

  it('refuses other content of the same size', async () => {
    writeFileSync(weights, smallOnnx('those'))
    expect(await reasonOf(store().state('small'))).toBe('inference.model-wrong-hash')
    await expect(store().bytes('small', 'net')).rejects.toMatchObject({ key: 'inference.model-wrong-hash' })
  })

  it('notices a file that changed after it was found good', async () => {
    const models = store()
    await models.state('small')
    rmSync(weights)
    writeFileSync(weights, smallOnnx('those'))
    await expect(models.bytes('small', 'net')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('refuses another size, and one over the bound, unread', async () => {
    expect(await reasonOf(store({ maxBytes: 5 }).state('small'))).toBe('inference.model-too-large')
    writeFileSync(weights, 'short')
    expect(await reasonOf(store().state('small'))).toBe('inference.model-wrong-size')
  })

  it('takes nothing as a network but ONNX', async () => {
    renameSync(weights, weights.replace('.onnx', '.bin'))
    expect(await reasonOf(store({ file: 'net.bin' }).state('small'))).toBe('inference.model-not-onnx')
  })

  it('knows only models that have a card', async () => {
    await expect(store().bytes('large', 'net')).rejects.toMatchObject({ code: 'not-found' })
  })
})
