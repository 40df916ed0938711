import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { treeLanguage } from './catalog/index.ts'
import type { Rooms } from './compose-rooms.ts'
import type { Config, Log } from './platform/index.ts'
import { createDlnaDoor } from './protocols/dlna/index.ts'
import packageFacts from '../package.json' with { type: 'json' }
import { treeWords } from '../views/tree-words.ts'

/** Opens the door for televisions where an administrator wants it open, behind everything else, for nobody waits for it. Returns how to shut it. */
export function startDlna({ config, rooms, log, publicFolder }: { config: Config; rooms: Rooms; log: Log; publicFolder: string }): () => Promise<void> {
  const door = createDlnaDoor({
    ...rooms, config, log, version: packageFacts.version,
    title: async (key) => treeWords(await rooms.settings.get(treeLanguage)).say(key),
    icon: (file) => readFileSync(join(publicFolder, 'icons', file)),
  })
  void door.start()
  return door.stop
}
