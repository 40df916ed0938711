// npx tsx test/kill-at-random-moments.ts [rounds] [seed]: the long form of the journey 'kill -9', by hand. Needs a built dist/.
import { killRounds } from './support/kill-rounds.ts'

const [rounds = '50', seed = '1'] = process.argv.slice(2)
const report = await killRounds({ rounds: Number(rounds), seed: Number(seed), say: console.log })
console.log(JSON.stringify(report, null, 2))
process.exit(report.problems.length ? 1 : 0)
