import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedMedia } from '../../../test/support/shared-media.ts'
import { labelName, labelWords } from '../../../views/labels.ts'
import { de } from '../../../views/messages/de.ts'
import { en } from '../../../views/messages/en.ts'
import type { AnalysisResult } from '../../analysis/index.ts'
import { believedLabels } from './believed-labels.ts'
import { aboveLabel, knownLabels, labelKinds, labelsOfKind } from './label-tree.ts'
import { createLabelVocabulary } from './label-words.ts'
import { learnedThreshold } from './learn-threshold.ts'
import { seenIn } from './seen-labels.ts'

const vocabulary = createLabelVocabulary(labelWords)
const done = (analyzer: string, output: unknown): AnalysisResult => ({ analyzer, finishedAt: new Date(0), state: 'done', output })
const box = [0.1, 0.2, 0.3, 0.4]

describe('the tree of labels', () => {
  it('knows the words of the detectors, each once', () => {
    const coco = readFileSync(new URL('../../../models/yolox-s/coco.txt', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect([...labelsOfKind.object].sort()).toEqual(coco.sort())
  })
  it.skipIf(!sharedMedia())('knows the words of the scene head, each once', () => {
    const { labels, coarse } = JSON.parse(readFileSync(`${sharedMedia()}/../prototypes/scenes/scene_labels.json`, 'utf8')) as { labels: string[]; coarse: string[] }
    expect([...labelsOfKind.scene].sort()).toEqual(labels.toSorted())
    expect(coarse.filter((kind) => !knownLabels.scene.includes(kind))).toEqual([])
  })
  it('says what a thing is a kind of, nearest first', () => {
    expect(aboveLabel('object', 'dog')).toEqual(['pet', 'animal'])
    expect(aboveLabel('object', 'couch')).toEqual(['seat', 'furniture'])
    expect(aboveLabel('object', 'banana')).toEqual(['fruit', 'food'])
    expect(aboveLabel('scene', 'lighthouse')).toEqual(['building', 'waterside', 'built_outdoor', 'nature'])
    expect(aboveLabel('object', 'constructor')).toEqual([])
  })
  it('leads nowhere that is not in the tree, and never back', () => {
    for (const kind of labelKinds) {
      for (const label of knownLabels[kind]) {
        const above = aboveLabel(kind, label)
        expect(above.filter((parent) => !knownLabels[kind].includes(parent)), label).toEqual([])
        expect(above, label).not.toContain(label)
      }
    }
  })
})

describe('the words of labels', () => {
  it('are there for every label in both languages', () => {
    const key = (label: string): string => `label.${label.replace(/[ _]/g, '-')}`
    const all = labelKinds.flatMap((kind) => knownLabels[kind])
    expect(all.filter((label) => !(key(label) in en) || !(key(label) in de))).toEqual([])
    expect(labelName('de', 'beach_coast')).toBe('Strand')
    expect(labelName('en', 'couch')).toBe('sofa')
  })
  it.each([
    ['object', 'dog', ['dog']], ['object', 'Hunde', ['dog']], ['object', 'dogs', ['dog']], ['object', 'Tiere', ['animal']], ['object', 'SOFA', ['couch']], ['object', 'cell phone', ['cell phone']], ['object', 'vogel', ['bird']], ['object', 'Bildschirm', ['tv', 'screen']],
    ['scene', 'beach', ['beach_coast']], ['scene', 'beach_coast', ['beach_coast']], ['scene', 'Küche', ['kitchen']], ['scene', 'cities', ['skyscraper_city', 'town']], ['scene', 'dog', []], ['object', 'unicorn', []],
  ] as const)('%s %s', (kind, word, labels) => expect(vocabulary.labelsCalled(kind, word)).toEqual(labels))
})

describe('what machines saw', () => {
  const results = [
    done('image.objects', { objects: [{ label: 'dog', score: 0.9, box, shown: true }, { label: 'dog', score: 0.8, box, shown: true }, { label: 'dog', score: 0.2, box, shown: false }, { label: 'cup', score: 0.35, box, shown: false }, { label: 'vase', score: 0.16, box, shown: false }] }),
    done('image.scenes', { scenes: [{ label: 'living_room', score: 0.8, shown: true }, { label: 'bedroom', score: 0.12, shown: false }, { label: 'forest', score: 0.01, shown: false }], kind: 'home_interior', indoor: 0.97, flags: [] }),
    done('image.quality', { score: 81.6, reasons: [], measures: {} }),
  ]
  const nobody = { verdicts: new Map<string, 'accepted' | 'refused'>(), thresholds: new Map<string, number>() }
  it('is one row a label, with its surest score and the places of what is shown', () => {
    const { labels, quality, indoor } = seenIn(results)
    expect(labels.map(({ kind, label, score, shown, count }) => [kind, label, score, shown, count])).toEqual([['object', 'dog', 0.9, true, 2], ['object', 'cup', 0.35, false, 1], ['object', 'vase', 0.16, false, 1], ['scene', 'living_room', 0.8, true, 1], ['scene', 'bedroom', 0.12, false, 1]])
    expect(labels[0]!.boxes).toEqual([box, box])
    expect([quality, indoor]).toEqual([82, 0.97])
  })
  it('says nothing where an answer is lacking or has another shape', () => {
    expect(seenIn([done('image.objects', { objects: 'many' }), { analyzer: 'image.scenes', finishedAt: new Date(0), state: 'failed', reason: { key: 'analysis.broke', params: {} } }])).toEqual({ labels: [], sceneKind: null, indoor: null, flags: [], quality: null })
  })
  it('is found with all that it is a kind of; what is faint only by its filter', () => {
    const { labels, words } = believedLabels(seenIn(results), nobody, vocabulary)
    expect(labels).toEqual(['is/indoor', 'object/animal', 'object/cup', 'object/dog', 'object/household item', 'object/pet', 'object/tableware', 'scene/home_interior', 'scene/living_room'])
    expect(words).toEqual(expect.arrayContaining(['dog', 'Hund', 'animal', 'Tier', 'living room', 'Wohnzimmer']))
    expect(words).not.toContain('cup')
  })
  it('is not believed where people refused it, nor below what their space learned', () => {
    const { labels } = believedLabels(seenIn(results), { verdicts: new Map([['object/dog', 'refused']]), thresholds: new Map([['scene/living_room', 0.85], ['object/cup', 0.3]]) }, vocabulary)
    expect(labels).toEqual(['is/indoor', 'object/cup', 'object/household item', 'object/tableware', 'scene/home_interior'])
  })
  it('is neither indoors nor outdoors on a picture of text, and says what kind of text it is', () => {
    const scan = seenIn([done('image.scenes', { scenes: [{ label: 'document', score: 0.9, shown: true }], kind: 'text_image', indoor: 0.9, flags: ['document', 'receipt', 'poem'] })])
    expect(believedLabels(scan, nobody, vocabulary).labels).toEqual(['is/document', 'is/receipt', 'scene/document', 'scene/text_image'])
  })
})

describe('what a space learns of a label', () => {
  const judged = (...scores: [number, boolean][]) => scores.map(([score, accepted]) => ({ score, accepted }))
  it('is nothing before the third refusal', () => expect(learnedThreshold(judged([0.9, false], [0.8, false]))).toBe(0))
  it('asks for more than what was refused', () => expect(learnedThreshold(judged([0.5, false], [0.6, false], [0.7, false]))).toBeCloseTo(0.7001, 6))
  it('leaves what was right above', () => expect(learnedThreshold(judged([0.9, true], [0.8, true], [0.6, false], [0.5, false], [0.4, false]))).toBeCloseTo(0.5001, 6))
  it('stays with the analyzer where two of three are right', () => expect(learnedThreshold(judged([0.9, true], [0.8, true], [0.7, true], [0.6, true], [0.55, true], [0.5, true], [0.6, false], [0.5, false], [0.4, false]))).toBe(0))
  it('never silences a machine that is nearly certain', () => expect(learnedThreshold(judged([0.99, false], [0.98, false], [0.97, false]))).toBe(0.95))
})
