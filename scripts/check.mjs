// npm run check: what needs neither database nor browser, side by side, in under a minute.
import { runStep, summarize } from './checks/run-steps.mjs'
import { house, lint, rooms, types } from './checks/steps.mjs'
import { endWithReason, setUp } from './setup.mjs'

const begun = Date.now()
const node = await setUp([]).catch(endWithReason)
const results = await Promise.all([lint, types, rooms, house].map((step) => runStep(node, step, { quiet: true })))
process.exitCode = summarize(results, begun) ? 0 : 1
