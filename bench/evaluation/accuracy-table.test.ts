import { describe, expect, it } from 'vitest'
import { accuracyTable, missedFloors } from './accuracy-table.ts'
import type { EvaluationResult } from './run-evaluations.ts'
import { writeAccuracy } from './write-accuracy.ts'

const result = (measures: EvaluationResult['measures']): EvaluationResult => ({ task: 'likeness', models: ['a', ''], measures, lines: [], details: {}, seconds: 1 })

describe('the table of an evaluation', () => {
  it('has a line for each measure, shares as percent, and a dash where there was nothing to count', () => {
    const table = accuracyTable([result([
      { metric: 'found', n: 8, of: 'pictures', value: 0.875, floor: 0.9, unit: 'share' },
      { metric: 'error', n: 0, of: 'pictures', value: 0, floor: 0.1, better: 'lower' },
    ])])
    expect(table.split('\n').slice(2)).toEqual(['| likeness | `a` | 8 pictures | found | 87.5 % | ≥ 90.0 % |', '| likeness | `a` | 0 pictures | error | – | ≤ 0.1 |'])
  })

  it('names what misses its floor, on either side, and nothing that had nothing to count', () => {
    const measures = [
      { metric: 'found', n: 8, of: 'pictures', value: 0.89, floor: 0.9 }, { metric: 'right', n: 8, of: 'pictures', value: 0.9, floor: 0.9 },
      { metric: 'error', n: 8, of: 'pictures', value: 0.2, floor: 0.1, better: 'lower' as const }, { metric: 'absent', n: 0, of: 'pictures', value: 0, floor: 0.9 },
    ]
    expect(missedFloors([result(measures)])).toEqual(['likeness: found is 0.89, the floor ≥ 0.9', 'likeness: error is 0.2, the floor ≤ 0.1'])
  })

  it('takes the place of the lines that stood on the page for its tasks, and leaves what was not measured again', () => {
    const page = '# A\n<!-- packages -->\n| task | n |\n|---|---|\n| text | 7 |\n| likeness | 0 |\n| gone | 1 |\n<!-- end of packages -->\n<!-- mirror -->\nkept\n<!-- end of mirror -->\nfoot\n'
    const written = writeAccuracy(page, { packages: [result([{ metric: 'found', n: 1, of: 'pictures', value: 1 }])] }, ['likeness', 'text'])
    expect(written.split('\n').slice(4, 6)).toEqual(['| likeness | `a` | 1 pictures | found | 1 | – |', '| text | 7 |'])
    expect(written).not.toContain('gone')
    expect(written).toContain('kept\n<!-- end of mirror -->\nfoot')
    expect(() => writeAccuracy('# A page of another kind', { packages: [] }, [])).toThrow('lacks the marks')
  })
})
