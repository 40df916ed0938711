import { describe, expect, it } from 'vitest'
import { checkOnnx } from './check-onnx.ts'
import { createOnnxGraph } from './convert-tfjs/onnx-graph.ts'
import { bytesField, intField, textField } from './convert-tfjs/onnx-message.ts'

const facts = { model: 'Small', file: 'net' }
const graph = createOnnxGraph()
const x = graph.input('x', 'float32', [2])
graph.output('y', { ...x, name: graph.node('Add', [x.name, graph.float(3)]) })
const good = graph.encode('small')

/** A net whose one tensor says that its numbers lie in another file. */
const reachingOut = (field: Buffer, wrap: (tensor: Buffer) => Buffer = (tensor) => bytesField(5, tensor)): Buffer =>
  bytesField(7, wrap(Buffer.concat([intField(1, 2), field, textField(8, 'w')])))

describe('the look into an ONNX file', () => {
  it('lets one pass that stands alone', () => {
    expect(() => checkOnnx(good, facts)).not.toThrow()
  })

  it.each([
    ['a tensor with a place outside', reachingOut(bytesField(13, textField(1, 'location'), textField(2, '/etc/passwd')))],
    ['a tensor that is said to lie outside', reachingOut(intField(14, 1))],
    ['one inside a node', reachingOut(intField(14, 1), (tensor) => bytesField(1, bytesField(5, bytesField(5, tensor))))],
    ['one inside a net inside a node', reachingOut(intField(14, 1), (tensor) => bytesField(1, bytesField(5, bytesField(6, bytesField(5, tensor)))))],
  ])('refuses %s', (_, content) => {
    expect(() => checkOnnx(content, facts)).toThrow(expect.objectContaining({ key: 'inference.model-external-data' }))
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('these are the weights')],
    ['half a file', good.subarray(0, good.length - 9)],
    ['nets within nets without end', Array.from({ length: 40 }).reduce<Buffer>((inner) => bytesField(1, bytesField(5, bytesField(6, inner))), intField(1, 1))],
  ])('takes %s for no ONNX', (_, content) => {
    expect(() => checkOnnx(content, facts)).toThrow(expect.objectContaining({ key: 'inference.model-not-onnx' }))
  })
})
