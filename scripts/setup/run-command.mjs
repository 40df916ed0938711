import { spawn } from 'node:child_process'

/** Runs a command to its end and gives its exit code; standard output is dropped unless asked for, errors are shown. */
export const runCommand = (command, args, { env = process.env, cwd, stdout = 'ignore', stderr = 'inherit' } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', stdout, stderr] })
    child.on('error', (cause) => { console.error(`${command} could not be started: ${cause.message}`); resolve(127) })
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
