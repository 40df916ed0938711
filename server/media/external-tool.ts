import { execFile } from 'node:child_process'
import { AppError } from '../platform/errors.ts'

/** What a program said, and how it ended. */
export interface ToolAnswer { stdout: Buffer; stderr: string; ok: boolean }

/**
 * Runs a program by its argument list, never through a shell, with a time limit; its standard input is closed.
 * @throws AppError 'unavailable' media.tool-missing where the program is not installed
 */
export function runTool(program: string, args: readonly string[], { timeoutMs, maxBytes = 64 * 1024 * 1024, signal }: { timeoutMs: number; maxBytes?: number; signal?: AbortSignal }): Promise<ToolAnswer> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: maxBytes, encoding: 'buffer', windowsHide: true, signal }, (error, stdout, stderr) => {
      if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') return reject(new AppError('unavailable', 'media.tool-missing', { program }, { cause: error }))
      if (signal?.aborted === true) return reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
      resolve({ stdout, stderr: stderr.toString('utf8').slice(0, 20_000), ok: error === null })
    })
    child.stdin?.end()
  })
}
