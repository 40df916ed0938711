import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { HouseStatus } from './data.ts'

/** How the house is: space, age, and the tools that it found on the machine. */
export function HouseFacts({ status }: { status: HouseStatus }) {
  const { t, size, moment, say } = useWords()
  return (
    <>
      <dl class="facts facts-wide">
        <div><dt>{t('settings.version')}</dt><dd>{status.version}</dd></div>
        <div><dt>{t('settings.started')}</dt><dd>{moment(status.startedAt)}</dd></div>
        <div><dt>{t('settings.library')}</dt><dd>{t('unit.files', { count: status.files })}</dd></div>
        <div><dt>{t('settings.originals')}</dt><dd>{size(status.originalsBytes)}</dd></div>
        <div><dt>{t('settings.drawn')}</dt><dd>{size(status.renditionsBytes)}</dd></div>
        <div><dt>{t('settings.free')}</dt><dd>{size(status.freeBytes)}</dd></div>
      </dl>
      <table class="tools">
        <caption>{t('settings.tools')}</caption>
        <thead><tr><th scope="col">{t('settings.tool')}</th><th scope="col">{t('settings.tool-version')}</th><th scope="col">{t('settings.tool-state')}</th></tr></thead>
        <tbody>
          {status.tools.map((tool) => (
            <tr>
              <th scope="row">{tool.name}</th>
              <td>{tool.version ?? t('settings.tool-absent')}</td>
              <td><span class={tool.ok ? 'state state-ok' : 'state state-bad'}><Icon name={tool.ok ? 'circle-check' : 'circle-alert'} />{tool.note ? say(tool.note) : t(tool.ok ? 'settings.tool-ok' : 'settings.tool-absent')}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
