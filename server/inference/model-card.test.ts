import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ModelCard, readModelCards, weightsOf } from './model-card.ts'
import { programFolder } from './program-folder.ts'

const cards = readModelCards(join(programFolder(), 'models'))

describe('model cards', () => {
  it('are all readable, each in a folder of its name', () => {
    expect([...cards.keys()]).toContain('pp-ocr-v4')
  })

  it('identify weights by the sha256 of the networks alone', () => {
    const weights = weightsOf(cards.get('pp-ocr-v4')!)
    expect(weights.split('+')).toHaveLength(3)
    expect(weights).toMatch(/^[0-9a-f]{64}(\+[0-9a-f]{64})*$/)
  })

  it.each(['../outside.onnx', 'assets/../../x.onnx', '/etc/passwd'])('refuse the path %j', (file) => {
    const card = structuredClone(cards.get('pp-ocr-v4')!)
    card.files[0]!.sources = [{ type: 'package', package: '@house/nets', file }]
    expect(ModelCard.safeParse(card).success).toBe(false)
  })

  it('refuse a folder that is named otherwise', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cards-'))
    mkdirSync(join(folder, 'other'))
    writeFileSync(join(folder, 'other', 'card.json'), JSON.stringify(cards.get('pp-ocr-v4')))
    expect(() => readModelCards(folder)).toThrow(/calls itself pp-ocr-v4/)
  })
})
