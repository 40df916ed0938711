import { Button } from '../components/button.tsx'
import type { MessageKey } from '../messages/en.ts'
import { useWords } from '../words.ts'

type Row = readonly [keys: readonly string[], key: Extract<MessageKey, `shortcuts.${string}`>]
const everywhere: readonly Row[] = [
  [['/'], 'shortcuts.search'], [['?'], 'shortcuts.help'], [['u'], 'shortcuts.upload'], [['Esc'], 'shortcuts.escape'], [['g', 't'], 'shortcuts.go-timeline'], [['g', 'f'], 'shortcuts.go-folders'], [['g', 'p'], 'shortcuts.go-people'], [['g', 'j'], 'shortcuts.go-jobs'],
]
const inLists: readonly Row[] = [
  [['x'], 'shortcuts.select'], [['Shift', 'click'], 'shortcuts.range'], [['Ctrl', 'a'], 'shortcuts.select-all'], [['f'], 'shortcuts.favorite'], [['t'], 'shortcuts.tag'], [['Del'], 'shortcuts.trash'], [['←', '→', '↑', '↓'], 'shortcuts.move'],
]
const inViewer: readonly Row[] = [
  [['←', '→'], 'shortcuts.neighbours'], [['i'], 'shortcuts.info'], [['f'], 'shortcuts.favorite'], [['z'], 'shortcuts.zoom'], [['b'], 'shortcuts.boxes'], [['p'], 'shortcuts.faces'], [['t'], 'shortcuts.tag'], [['Space'], 'shortcuts.play'],
  [['Shift', 'd'], 'shortcuts.download'], [['Del'], 'shortcuts.trash'], [['Esc'], 'shortcuts.back'],
]
const inPlayer: readonly Row[] = [[['Space'], 'shortcuts.player-play'], [['Shift', '→'], 'shortcuts.player-next'], [['Shift', '←'], 'shortcuts.player-previous']]

/** All keys on one sheet; `?` opens it. */
export function ShortcutsDialog() {
  const { t } = useWords()
  return (
    <dialog id="shortcuts" class="dialog" aria-labelledby="shortcuts-title">
      <header class="dialog-head">
        <h2 id="shortcuts-title">{t('shortcuts.title')}</h2>
        <form method="dialog"><Button look="plain" icon="x" label={t('page.close')} /></form>
      </header>
      <ShortcutLists />
    </dialog>
  )
}

/** What each key does, by place. */
export function ShortcutLists() {
  const { t } = useWords()
  const parts = [['shortcuts.everywhere', everywhere], ['shortcuts.in-lists', inLists], ['shortcuts.in-viewer', inViewer], ['shortcuts.player', inPlayer]] as const
  return (
    <div class="shortcuts">
      {parts.map(([title, rows]) => (
        <section>
          <h3>{t(title)}</h3>
          <dl>
            {rows.map(([keys, key]) => (
              <div><dt>{keys.map((name) => <kbd>{name}</kbd>)}</dt><dd>{t(key)}</dd></div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
