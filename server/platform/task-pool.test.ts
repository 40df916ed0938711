import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineTask } from './define-task.ts'
import { silentLog } from './log.ts'
import { ownProcess } from './own-process.ts'
import { createTaskPool } from './task-pool.ts'

const platform = import.meta.dirname
const script = join(mkdtempSync(join(tmpdir(), 'mantel-pool-')), 'child.ts')
writeFileSync(script, `
import { serveTasks } from '${platform}/serve-tasks.ts'
import { AppError } from '${platform}/errors.ts'
const order = []
const any = { parse: (value) => value }
serveTasks([
  { name: 'echo', input: any, output: any, run: async (text) => text },
  { name: 'pid', input: any, output: any, run: async () => process.pid },
  { name: 'die', input: any, output: any, run: async () => process.kill(process.pid, 'SIGSEGV') },
  { name: 'hang', input: any, output: any, run: () => new Promise(() => setInterval(() => {}, 1000)) },
  { name: 'spin', input: any, output: any, run: async () => { for (;;); } },
  { name: 'refuse', input: any, output: any, run: async () => { throw new AppError('invalid', 'media.empty', { size: 0 }) } },
  { name: 'eat', input: any, output: any, run: async () => { const kept = []; for (;;) { kept.push(Buffer.alloc(20e6, 1)); await new Promise((next) => setTimeout(next, 5)) } } },
], process, () => process.exit())
`)
const task = (name: string) => defineTask({ name, input: z.unknown(), output: z.unknown(), run: async () => undefined })
const pool = createTaskPool({ script, size: 2, idleSeconds: 60, memoryMb: 300, log: silentLog() })
afterAll(() => pool.stop())
const call = (name: string, timeoutMs = 20_000, signal?: AbortSignal) => pool.call(task(name), 'x', { timeoutMs, signal })

describe('security rule 4: work on untrusted bytes may die without taking the server along', () => {
  it('answers what the task answers, and its refusal word for word', async () => {
    expect(await call('echo')).toBe('x')
    await expect(call('refuse')).rejects.toMatchObject({ code: 'invalid', key: 'media.empty', params: { size: 0 } })
  })
  it.each([['die', 'platform.task-crashed', 20_000], ['hang', 'platform.task-timeout', 300], ['spin', 'platform.task-timeout', 300], ['eat', 'platform.task-memory', 20_000]])('tells that a task that would %s did not finish, and goes on', async (name, key, timeoutMs) => {
    await expect(call(name, timeoutMs)).rejects.toMatchObject({ code: 'unavailable', key })
    expect(await call('echo')).toBe('x')
  })
  it('ends the child of a task that is no longer wanted', async () => {
    const stop = new AbortController()
    const pending = call('hang', 20_000, stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(pending).rejects.toMatchObject({ key: 'platform.task-stopped' })
  })
  it('serves forty callers with two children, each once', async () => {
    const pids = await Promise.all(Array.from({ length: 40 }, () => call('pid'))) as number[]
    expect(pids).toHaveLength(40)
    expect(new Set(pids).size).toBeLessThanOrEqual(2)
  })
  it('leaves no child behind', async () => {
    const own = createTaskPool({ script, size: 1, idleSeconds: 60, memoryMb: 300, log: silentLog() })
    const pid = await own.call(task('pid'), '', { timeoutMs: 20_000 }) as number
    await own.stop()
    expect(ownProcess.isAlive(pid)).toBe(false)
  })
})

it('lets the first pictures go ahead of what can wait', async () => {
  const own = createTaskPool({ script, size: 1, idleSeconds: 60, memoryMb: 300, log: silentLog() })
  const done: string[] = []
  const note = (name: string, turn: 'first' | 'later') => own.call(task('echo'), name, { timeoutMs: 20_000, turn }).then(() => done.push(name))
  await Promise.all([note('running', 'first'), note('later 1', 'later'), note('first 1', 'first'), note('later 2', 'later'), note('first 2', 'first')])
  await own.stop()
  // one of those who can wait had its turn, as none had any for 20 s
  expect(done.indexOf('first 2')).toBeLessThan(done.indexOf('later 2'))
})
