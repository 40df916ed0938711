// npm start: makes what is missing, builds what is out of date, then becomes the server. npm run dev (--dev) restarts it on each change.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from './build.mjs'
import { endWithReason, root, setUp } from './setup.mjs'
import { runCommand } from './setup/run-command.mjs'
import { say, sayWhile } from './setup/say.mjs'

const argv = process.argv.slice(2).filter((argument) => argument !== '--dev')
const program = [join(root, 'dist/main.js'), ...argv]
/** Compiled code is kept: a warm start is 50 ms faster and 10 MB smaller. */
const env = { NODE_COMPILE_CACHE: join(root, 'dist/.compiled'), ...process.env }

/** The program as a child that shares our terminal. */
const spawnProgram = () => spawn(node, program, { stdio: 'inherit', env })

const node = await setUp(['run']).catch(endWithReason)
if (!isBuilt() && (await sayWhile('Building', build)) !== 0) process.exit(1) // what is wrong has been said
if (process.argv.includes('--dev')) await startAgainOnChange()
else becomeProgram()

/** In a process of its own, so that nothing of the builder stays in the one that becomes the program. */
function build() {
  return runCommand(node, [join(root, 'scripts/build.mjs')])
}

/** Replaces this process by the program where Node can do that: no process in between that signals could miss. The first start of a machine with an older Node stays as its parent. */
function becomeProgram() {
  if (process.execve) {
    process.emitWarning = () => {} // that execve is experimental is nothing to the reader
    process.execve(node, [node, ...program], env)
  }
  const child = spawnProgram()
  forwardSignals(child)
  child.on('error', endWithReason)
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** Ctrl-C reaches the child by itself too, as the terminal signals the whole group; the program takes a repeated signal for the same one. */
function forwardSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
}

async function startAgainOnChange() {
  let child = spawnProgram()
  let ending = false
  const ended = () => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve()))
  const restart = async () => {
    if (ending || isBuilt()) return
    if ((await build()) !== 0) return say('The build failed; the former one goes on.')
    say('Changed: starting again.')
    child.kill('SIGTERM')
    await ended()
    child = spawnProgram()
  }
  let settled
  for (const folder of ['server', 'views', 'public', 'drizzle']) {
    watch(join(root, folder), { recursive: true }, (_, path) => {
      if (path?.startsWith('vendor')) return // the build itself writes public/vendor
      clearTimeout(settled)
      settled = setTimeout(restart, 150)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => { ending = true; child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal); await ended(); process.exit(child.exitCode ?? 0) })
  }
}
