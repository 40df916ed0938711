import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the program, built or not: the nearest one upwards that holds models/ beside package.json. */
export function programFolder(from: string = import.meta.dirname): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'models')) && existsSync(join(at, 'package.json'))) return at
    if (at === dirname(at)) throw new Error('[inference] no folder with models/ and package.json above the program')
  }
}
