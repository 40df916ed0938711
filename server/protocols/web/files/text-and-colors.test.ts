import { expect, it } from 'vitest'
import { readLines, swatches } from './text-and-colors.ts'

const finishedAt = new Date(0)

it('puts an upright box around a slanted line', () => {
  const output = { text: 'OPEN', turned: 0, lines: [{ text: 'OPEN', score: 0.9, corners: [[0.1, 0.2], [0.5, 0.1], [0.55, 0.3], [0.15, 0.4]] }] }
  const [line] = readLines([{ analyzer: 'image.text', finishedAt, state: 'done', output }]) ?? []
  expect(line).toMatchObject({ text: 'OPEN', score: 0.9 })
  expect(line?.box.map((side) => Number(side.toFixed(3)))).toEqual([0.1, 0.1, 0.45, 0.3])
})

it('tells what was not looked for from what holds nothing', () => {
  expect(readLines([])).toBeNull()
  expect(swatches([])).toBeNull()
  expect(readLines([{ analyzer: 'image.text', finishedAt, state: 'done', output: { text: '', turned: 0, lines: [] } }])).toEqual([])
})
