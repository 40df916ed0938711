import { spawnSync } from 'node:child_process'
import { childFlags, childSettings } from '../../server/platform/index.ts'

/** Begins this very program anew in a process that is set as the product's own children are, unless it is one; the first process ends with it. */
export function runAsChild(): void {
  if (process.execArgv.includes(childFlags[0]!)) return
  process.exit(spawnSync(process.execPath, [...process.execArgv, ...childFlags, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, ...childSettings } }).status ?? 1)
}
