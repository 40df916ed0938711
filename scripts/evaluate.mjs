// npm run evaluate [-- --media DIR --json FILE]: how right what Mantel finds is, on pictures whose truth is known.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { endWithReason, root, setUp } from './setup.mjs'

const node = await setUp(['run']).catch(endWithReason)
const { status } = spawnSync(node, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'bench/evaluate.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
