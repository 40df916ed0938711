import { AppError } from './errors.ts'
import type { Task } from './define-task.ts'
import type { TaskAnswer, TaskOrder } from './task-messages.ts'

interface ParentPort {
  on(event: 'message', hear: (order: TaskOrder) => void): unknown
  on(event: 'disconnect', hear: () => void): unknown
  send?(answer: TaskAnswer): boolean
}

/** The child's side of the task pool: runs what it is asked for, answers, and ends when its parent is gone. */
export function serveTasks(tasks: Task<never, unknown>[], port: ParentPort, end: () => void): void {
  const byName = new Map(tasks.map((task) => [task.name, task]))
  port.on('message', (order) => {
    void answerTo(order, byName).then((answer) => port.send?.(answer))
  })
  port.on('disconnect', end)
}

async function answerTo({ task: name, input }: TaskOrder, tasks: Map<string, Task<never, unknown>>): Promise<TaskAnswer> {
  try {
    const task = tasks.get(name)
    if (!task) return { error: `no task is named ${name}` }
    return { output: await task.run(task.input.parse(input), { signal: new AbortController().signal }) }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, key: error.key, params: error.params }
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
