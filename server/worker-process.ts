import { fork, type ChildProcess } from 'node:child_process'
import type { Config, ConnectionAddress, Log } from './platform/index.ts'

/** What the main process tells its worker: by the channel between them, since an environment can be read by others. */
export interface WorkerOrder { config: Config; address: ConnectionAddress }

const RESTART_MS = [500, 2000, 10_000]

/** Starts the worker as a child of its own and starts it again when it dies, sooner at first; returns how to stop it. */
export function superviseWorker({ script, order, log }: { script: string; order: WorkerOrder; log: Log }): { stop: () => Promise<void> } {
  let child: ChildProcess | undefined
  let stopping = false
  let deaths = 0
  const start = (): void => {
    const worker = fork(script, ['--as-worker'], { serialization: 'advanced', execArgv: ['--no-warnings'] })
    child = worker
    worker.send(order, (error) => { if (error) log.error({ err: error }, 'the worker could not be told what to do') })
    worker.once('exit', (code, signal) => {
      if (stopping) return
      log.error({ code, signal }, 'the worker ended; it is started again')
      setTimeout(start, RESTART_MS[Math.min(deaths++, RESTART_MS.length - 1)]).unref()
    })
  }
  start()
  return {
    async stop() {
      stopping = true
      const worker = child
      if (!worker || worker.exitCode !== null || worker.signalCode !== null) return
      const ended = new Promise((done) => worker.once('exit', done))
      if (worker.connected) worker.disconnect()
      const impatient = setTimeout(() => worker.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(impatient)
    },
  }
}
