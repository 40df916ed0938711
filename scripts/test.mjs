// npm test: everything, in named steps, to the end. The last line says how many passed and failed.
// Some steps only: npm test -- unit database
import { runStep, summarize } from './checks/run-steps.mjs'
import { building, database, house, journeys, lint, rooms, types, unit } from './checks/steps.mjs'
import { endWithReason, setUp } from './setup.mjs'

const all = [types, lint, rooms, house, unit, building, database, journeys]
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.some((step) => step.name === name))
if (unknown.length) endWithReason(`There is no step '${unknown.join("', '")}'; the steps are ${all.map((step) => step.name).join(', ')}.`)

const chosen = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
// checks of the sources go beside the tests, in the time that those wait for disks and browsers, and say something only when they fail
const together = [types, lint, rooms].filter((step) => chosen.includes(step))

const begun = Date.now()
const node = await setUp(['run', 'test']).catch(endWithReason)
if (together.length > 0) console.log(`\n== ${together.map(({ name }) => name).join(', ')}: beside what follows`)
const beside = together.map((step) => runStep(node, step, { quiet: true }))
const results = []
for (const step of chosen.filter((each) => !together.includes(each))) results.push(await runStep(node, step))
results.unshift(...await Promise.all(beside))
process.exitCode = summarize(results, begun) ? 0 : 1
