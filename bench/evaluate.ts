import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sharedMedia } from '../test/support/shared-media.ts'
import { createInference } from '../server/inference/index.ts'
import { evaluateColors, factsRight } from './evaluation/evaluate-colors.ts'
import { evaluateQuality, orderRight } from './evaluation/evaluate-quality.ts'
import { evaluateText, wordRecall } from './evaluation/evaluate-text.ts'

// How right is what Mantel finds in pictures whose truth is known? npm run evaluate -- --media DIR --json FILE
const { values } = parseArgs({ options: { media: { type: 'string' }, json: { type: 'string' } } })
const folder = values.media ?? sharedMedia()
if (!folder) throw new Error('There are no media with known truth here: give a folder that holds manifest.json with --media DIR.')

const inference = createInference()
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const text = await evaluateText(inference, folder)
const colors = await evaluateColors(inference, folder)
const quality = await evaluateQuality(inference, folder)
const order = orderRight(quality)
await inference.sessions.close()

console.log('\nText in pictures: distinct Latin words found by searching; character error rate of the printed lines (of the whole in reading order)')
for (const { path, language, latin, found, missed, cer, orderedCer, seconds } of text) {
  console.log(`  ${path.padEnd(46)} ${(language ?? '-').padEnd(6)} ${latin ? `${found} of ${latin}`.padStart(11) : ''.padStart(11)}  CER ${cer.toFixed(3)} (${orderedCer.toFixed(3)})  ${seconds.toFixed(1)} s${missed.length ? `  missed: ${missed.slice(0, 8).join(' ')}` : ''}`)
}
const latinOnly = text.filter(({ language, latin }) => language === 'en' && latin > 0)
const meanCer = latinOnly.reduce((sum, { cer }) => sum + cer, 0) / Math.max(1, latinOnly.length)

console.log('\nColours: facts that came out right')
for (const { path, facts, right, wrong } of colors) console.log(`  ${path.padEnd(46)} ${right} of ${facts}${wrong.length ? `  wrong: ${wrong.join('; ')}` : ''}`)

console.log('\nQuality: score, and what spoils it')
for (const { path, score, reasons } of quality) console.log(`  ${path.padEnd(46)} ${String(score).padStart(3)}  ${reasons.map((key) => key.replace('analysis.quality.', '')).join(', ')}`)

console.log('\n| task | pictures | metric | value | floor |\n|---|---|---|---|---|')
console.log(`| text, Latin | ${text.filter(({ latin }) => latin > 0).length} | words found | ${percent(wordRecall(text))} | 95 % |`)
console.log(`| text, English | ${latinOnly.length} | mean CER | ${meanCer.toFixed(3)} | 0.10 |`)
console.log(`| colours | ${colors.length} | facts right | ${percent(factsRight(colors))} | 95 % |`)
console.log(`| quality | ${quality.length} | order within groups | ${order.right} of ${order.pairs} | 95 % |`)
if (values.json) writeFileSync(values.json, JSON.stringify({ text, colors, wordRecall: wordRecall(text), meanCer, colorFacts: factsRight(colors), quality, order }, null, 2))
