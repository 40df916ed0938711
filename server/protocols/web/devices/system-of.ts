import type { Device } from '../../../access/index.ts'
import type { SystemId } from '../../../../views/devices/systems.ts'

const bySystem: Record<string, SystemId> = { macOS: 'macos', Windows: 'windows', Linux: 'linux', iPhone: 'ios', iPad: 'ios', Android: 'android' }

/** Which steps a browser's own system needs; undefined where it does not say. */
export const systemOf = ({ system }: Device): SystemId | undefined => bySystem[system ?? '']
