import type { Queryable } from '../platform/database.ts'
import type { Settings } from '../platform/settings.ts'
import type { Analyzer } from './define-analyzer.ts'
import { analyzersOff, analyzersOn } from './settings.ts'

type Switched = Pick<Analyzer, 'name' | 'offUntilAsked'>

/** Tells which analyzers are on: all but those switched off, and of those that are off until asked the ones switched on. */
export async function readSwitches(settings: Pick<Settings, 'get'>, on?: Queryable): Promise<(analyzer: Switched) => boolean> {
  const [off, asked] = [await settings.get(analyzersOff, on), await settings.get(analyzersOn, on)]
  return ({ name, offUntilAsked = false }) => (offUntilAsked ? asked.includes(name) : !off.includes(name))
}

/** Switches one; what it found stays. */
export async function turnSwitch(settings: Settings, { name, offUntilAsked = false }: Switched, isOn: boolean, on?: Queryable): Promise<void> {
  const setting = offUntilAsked ? analyzersOn : analyzersOff
  const others = (await settings.get(setting, on)).filter((listed) => listed !== name)
  await settings.set(setting, isOn === offUntilAsked ? [...others, name] : others, on)
}
