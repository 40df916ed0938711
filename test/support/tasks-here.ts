import type { TaskPool } from '../../server/platform/index.ts'

/** Tasks run in this process: that they may die is the pool's own test. */
export const tasksHere: TaskPool = { call: async (task, input, { signal }) => task.run(task.input.parse(input), { signal: signal ?? new AbortController().signal }), stop: async () => undefined }
