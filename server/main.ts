import { join } from 'node:path'
import type { App, AppOptions } from './app.ts'
import { readCommandLine, usage } from './command-line.ts'
import { layGround, type Ground } from './ground.ts'
import { say } from './say.ts'
import { AppError, ConfigError, readConfig, type Config } from './platform/index.ts'
import type { WorkerOrder } from './worker-process.ts'

const isWorkerChild = process.argv.includes('--as-worker')
if (isWorkerChild) process.once('message', (order: WorkerOrder) => { void runWorkerChild(order).catch(fail) })
else void runFromTerminal().catch(fail)

/** Reads what the person wants, starts, and stays until a signal comes. */
async function runFromTerminal(): Promise<void> {
  const { help, given } = readCommandLine(process.argv.slice(2), process.env)
  if (help) return console.log(usage)
  const config: Config = readConfig(process.env, given)
  const app = await readApp(config, layGround(config), { script: join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'main.ts' : 'main.js') })
  stopOn(['SIGINT', 'SIGTERM', 'SIGHUP'], app.stop)
  try {
    console.log(await app.start())
  } catch (cause) {
    await app.stop() // a start that fails half-way, as by a port that is taken, leaves no PostgreSQL behind
    throw cause
  }
}

/** The worker of a main process: Ctrl-C in the terminal reaches us too, yet it is the parent that says when to end, by closing the channel. */
async function runWorkerChild({ config, address }: WorkerOrder): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
  const app = await readApp({ ...config, role: 'worker' }, layGround({ ...config, role: 'worker' }, address), { isPrepared: true })
  let isEnding = false
  process.once('disconnect', () => {
    isEnding = true
    void app.stop().finally(() => process.exit(0))
  })
  await app.start().catch((error: unknown) => { if (!isEnding) throw error }) // what is told to end while it starts cannot start
}

/** PostgreSQL starts while the greater part of the program is still being read. */
async function readApp(config: Config, ground: Promise<Ground>, options: AppOptions): Promise<App> {
  ground.catch(() => undefined) // whoever starts the app hears of it
  const { createApp } = await import('./app.ts')
  return createApp(config, { ...options, ground })
}

function stopOn(signals: NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined
  for (const signal of signals) {
    process.on(signal, () => { stopping ??= stop().then(() => process.exit(0), fail) })
  }
}

function fail(error: unknown): void {
  console.error(error instanceof AppError ? say(error) : error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
