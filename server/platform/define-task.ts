import type { z } from 'zod'

/** Work on untrusted bytes that runs in a child process: it may take long, take much memory or die, and takes nobody along. */
export interface Task<Input = unknown, Output = unknown> {
  name: string
  input: z.ZodType<Input>
  output: z.ZodType<Output>
  run: (input: Input, context: { signal: AbortSignal }) => Promise<Output>
}

/** Declares a task beside the schemas of what goes in and comes out. */
export const defineTask = <Input, Output>(task: Task<Input, Output>): Task<Input, Output> => task
