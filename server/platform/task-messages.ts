import type { ErrorCode, MessageParams } from './errors.ts'

/** Parent to child. */
export interface TaskOrder { task: string; input: unknown }

/** Child to parent: what came out, an error for people, or one for the log. */
export type TaskAnswer = { output: unknown } | { code: ErrorCode; key: string; params: MessageParams } | { error: string }
