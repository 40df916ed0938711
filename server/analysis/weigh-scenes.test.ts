import { describe, expect, it } from 'vitest'
import type { PictureObjects } from './image/objects.ts'
import type { PictureScenes } from './image/scenes.ts'
import type { PictureText } from './image/text.ts'
import { weighScenes } from './weigh-scenes.ts'

const street: PictureScenes = { scenes: [{ label: 'street_town', score: 0.7, shown: true }, { label: 'shop', score: 0.2, shown: false }], kind: 'built_outdoor', indoor: 0.1, flags: [] }
const screenshot: PictureScenes = { scenes: [{ label: 'screenshot', score: 0.9, shown: true }], kind: 'text_image', indoor: 0.3, flags: ['screenshot'] }
const saw = (label: string, width: number, shown = true): PictureObjects => ({ objects: [{ label, score: 0.8, box: [0, 0, width, 0.8], shown }] })

/** Rows below each other, each as wide as the picture. */
const reading = (rows: string[]): PictureText => ({
  text: rows.join('\n'), turned: 0,
  lines: rows.map((text, i) => ({ text, score: 0.9, corners: [[0, i / rows.length], [1, i / rows.length], [1, (i + 0.5) / rows.length], [0, (i + 0.5) / rows.length]] })),
})

describe('scenes beside what else was found', () => {
  it('are not shown where a person or an animal fills the frame, and keep their scores', () => {
    for (const creature of ['person', 'dog']) {
      const { scenes, kind, indoor } = weighScenes(street, saw(creature, 0.5), undefined)
      expect([scenes, kind, indoor]).toEqual([street.scenes.map((scene) => ({ ...scene, shown: false })), null, 0.1])
    }
  })

  it('stay as they are beside a small creature, one that is not sure, a thing, and nothing', () => {
    for (const objects of [saw('person', 0.3), saw('person', 0.9, false), saw('bus', 0.9), undefined]) expect(weighScenes(street, objects, undefined)).toEqual(street)
  })

  it('are not shown where the picture is a page', () => {
    const page = weighScenes(street, undefined, reading(Array.from({ length: 12 }, (_, i) => `line ${i} of a page that goes on and on`)))
    expect([page.scenes.some(({ shown }) => shown), page.kind, page.flags]).toEqual([false, 'text_image', ['document']])
    expect(weighScenes(street, undefined, reading(['BUS STOP', 'Market street 12']))).toEqual(street)
  })

  it('are those of a receipt where it reads like one', () => {
    const receipt = ['CORNER SHOP', '2023-05-14 09:41', 'Bread   3.40', 'Milk   1.20', 'TOTAL  4.60']
    expect(weighScenes(screenshot, undefined, reading(receipt))).toMatchObject({ flags: ['document', 'receipt'], kind: 'text_image', scenes: [{ shown: false }] })
    expect(weighScenes(screenshot, undefined, reading([...receipt, 'Account balance 12.00'])).flags).toEqual(['screenshot'])
    expect(weighScenes(screenshot, undefined, reading(['Version 1.20', 'Total'])).flags).toEqual(['screenshot'])
  })

  it('of a page stay, whoever is on it', () => {
    expect(weighScenes(screenshot, saw('person', 0.9), undefined)).toEqual(screenshot)
  })
})
