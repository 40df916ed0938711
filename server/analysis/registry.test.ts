import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analyzerContract } from '../../test/contracts/analyzer-contract.ts'
import { writeDrawing } from '../../test/support/made-pictures.ts'
import { writeTune } from '../../test/support/made-sounds.ts'
import { analyzers } from './registry.ts'

/** A red ground with words in white: something for every analyzer of pictures. */
const sign = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240"><rect width="640" height="240" fill="#b01818"/><text x="60" y="140" font-size="64" fill="#fff" font-family="sans-serif">Harbour Street</text></svg>'

for (const analyzer of analyzers) analyzerContract(analyzer, (folder) => (analyzer.needs === 'sound' ? writeTune(join(folder, 'tune.wav')) : writeDrawing(join(folder, 'sign.png'), sign)))

it('has one analyzer of each name', () => {
  expect(new Set(analyzers.map(({ name }) => name)).size).toBe(analyzers.length)
})
