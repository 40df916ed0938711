import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { FolderDoor } from './data.ts'
import { StepPicture } from './_step-picture.tsx'
import { systemIds, systems, type SystemId } from './systems.ts'

/** How each system is connected; the one that this browser runs on stands open. */
export function Systems({ door, own }: { door: FolderDoor; own?: SystemId }) {
  const { t } = useWords()
  return (
    <div class="systems">
      {systemIds.map((id) => (
        <details class="system" name="system" open={id === own}>
          <summary><Icon name={systems[id].icon} class="row-icon" /><span>{t(`devices.on-${id}`)}</span><Icon name="chevron-down" /></summary>
          <System id={id} door={door} />
        </details>
      ))}
    </div>
  )
}

function System({ id, door }: { id: SystemId; door: FolderDoor }) {
  const { say } = useWords()
  const { steps, note, plainNote } = systems[id]
  return (
    <div class="system-sheet">
      <ol class="guide">
        {steps.map((step) => (
          <li class="guide-step">
            <StepPicture name={step.picture} />
            <p>{say({ key: step.text, params: { name: door.person } })}</p>
            <Typed lines={step.typed ?? []} door={door} />
          </li>
        ))}
      </ol>
      {note ? <p class="field-hint">{say({ key: note, params: {} })}</p> : null}
      {plainNote && door.isPlain ? <div class="stack"><p class="field-hint">{say({ key: plainNote.text, params: {} })}</p><Typed lines={plainNote.typed} door={door} /></div> : null}
    </div>
  )
}

function Typed({ lines, door }: { lines: readonly string[]; door: FolderDoor }) {
  const { url } = door.addresses[0]
  const { protocol, hostname, port, host, pathname } = new URL(url)
  const isTls = protocol === 'https:'
  const values: Record<string, string> = { url, plain: host + pathname, s: isTls ? 's' : '', host: hostname, port: port || (isTls ? '443' : '80'), shellName: shellWord(door.person) }
  return <>{lines.map((line) => <code class="typed" translate="no">{line.replace(/\{(\w+)\}/g, (brace, key: string) => values[key] ?? brace)}</code>)}</>
}

/** A name as one word of a shell's command. */
const shellWord = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll('\'', '\'\\\'\'')}'`)
