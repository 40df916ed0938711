import { inOrder, type OnnxGraph, type Value } from './onnx-graph.ts'
import type { Constant, ElementType } from './onnx-writer.ts'
import type { TfAttributes } from './tf-graph.ts'

/** A node of TensorFlow with what it works on. */
export interface OperationCall { graph: OnnxGraph; inputs: readonly Value[]; attributes: TfAttributes }

/** Says one operation of TensorFlow in ONNX; gives its outputs. */
export type Operation = (call: OperationCall) => Value[]

/** A value made by a node. */
export const made = (name: string, order: readonly number[], type: ElementType = 'float32'): Value => ({ name, order, type })

/** An input that must be known before the net runs. */
export function constantOf(value: Value | undefined, what: string): Constant {
  if (!value?.constant) throw new Error(`[inference] ${what} must be a constant`)
  return value.constant
}

/** The numbers of a constant input. */
export const numbersOf = (value: Value | undefined, what: string): number[] => [...constantOf(value, what).data]

/** Axes of a constant input, counted from the front. */
export const axesOf = (value: Value | undefined, rank: number): number[] => numbersOf(value, 'the list of axes').map((axis) => (axis + rank) % rank)

/** The order of axes to compute several values in: that of the first which is not constant if all those have one rank, else as declared. */
export function commonOrder(values: readonly Value[]): readonly number[] {
  const moving = values.filter((value) => !value.constant)
  const rank = Math.max(...values.map((value) => value.order.length))
  const first = moving[0]
  return first && moving.every((value) => value.order.length === rank) ? first.order : inOrder(rank)
}

/** Names of the values stored in one order; a single number and one of lower rank fit any as they are. */
export const aligned = (graph: OnnxGraph, values: readonly Value[], order: readonly number[]): string[] =>
  values.map((value) => {
    const isNumber = value.constant && value.order.length === 0
    return !isNumber && (value.constant ?? value.order.length === order.length) ? graph.stored(value, order) : graph.stored(value)
  })

/** The type in ONNX of one of TensorFlow's. */
export const typeOf = (tensorFlowType: string): ElementType => (tensorFlowType === 'DT_FLOAT' ? 'float32' : tensorFlowType === 'DT_BOOL' ? 'bool' : 'int64')
