// npm run bench [-- NAME …]: builds, then runs the benchmarks of bench/, or those named, one after the other. Each prints its figures, a ratio and the machine.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from './build.mjs'
import { endWithReason, root, setUp } from './setup.mjs'

const node = await setUp(['run', 'bench']).catch(endWithReason)
if (!isBuilt() && spawnSync(node, [join(root, 'scripts/build.mjs')], { stdio: 'inherit', cwd: root }).status !== 0) process.exit(1)
const all = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.ts') && name !== 'evaluate.ts').map((name) => name.slice(0, -3))
const wanted = process.argv.slice(2)
for (const name of all.filter((one) => wanted.length === 0 || wanted.some((part) => one.includes(part)))) {
  console.log(`\n# ${name}\n`)
  const { status } = spawnSync(node, ['--import', 'tsx', join(root, 'bench', `${name}.ts`)], { stdio: 'inherit', cwd: root })
  if (status !== 0) process.exitCode = 1
}
