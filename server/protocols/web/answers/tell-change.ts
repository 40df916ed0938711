import type { Decided } from '../../../catalog/index.ts'
import type { MessageParams } from '../../../platform/errors.ts'
import type { Told } from './answers.tsx'

/** Tells of a decision with the way back; nothing where nothing was other than wanted. */
export function tellChange({ changeId, files }: Decided, key: string, params: MessageParams = {}): Told | undefined {
  return changeId === null ? undefined : { key, params: { count: files, ...params }, changeId }
}
