import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { root } from '../setup.mjs'

/** Runs a step to its end; a `quiet` one keeps its words until it fails, and works where the others wait. */
export async function runStep(node, step, { quiet = false } = {}) {
  const begun = Date.now()
  if (!quiet) console.log(`\n== ${step.name}${step.what ? `: ${step.what}` : ''}`)
  const { code, said } = await run(node, step.args, quiet)
  const counted = step.count?.()
  const ok = code === 0
  const { passed, failed, skipped } = counted ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  if (quiet && !ok) console.log(`\n== ${step.name}\n${said}`)
  // a runner may fail with every test passed: a broken set-up, an error outside of a test
  const result = { name: step.name, ok, seconds, passed, failed: ok ? failed : Math.max(failed, 1), skipped }
  console.log(describe(result))
  return result
}

/** The steps in words, one line each, and the line that says it all. */
export function summarize(results, begun) {
  const sum = (what) => results.reduce((total, result) => total + result[what], 0)
  console.log(`\n${results.map(describe).join('\n')}`)
  console.log(`\n${((Date.now() - begun) / 1000).toFixed(0)} s in all${sum('skipped') ? `, ${sum('skipped')} left out (each says why)` : ''}`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return results.every((result) => result.ok)
}

const describe = ({ name, ok, seconds, passed, failed, skipped }) =>
  `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(9)} ${seconds.padStart(6)} s${passed + failed > 1 ? `  ${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} left out` : ''}` : ''}`

function run(node, args, quiet) {
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } })
    if (quiet && child.pid) setPriority(child.pid, 19)
    const words = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => words.push(chunk))
    const forward = (signal) => child.kill(signal)
    process.once('SIGINT', forward).once('SIGTERM', forward)
    child.on('close', (code) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      resolve({ code: code ?? 1, said: Buffer.concat(words).toString() })
    })
  })
}
