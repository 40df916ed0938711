import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import { CopyField } from './_copy-field.tsx'
import type { FormProblem, KnownDevice, MadePassword } from './data.ts'

export interface AppPasswordsProps { person: string; devices: readonly KnownDevice[]; made?: MadePassword; problem?: FormProblem }

/** Passwords of devices: make one, read it once, see who uses them, revoke; swaps itself. */
export function AppPasswords({ person, devices, made, problem }: AppPasswordsProps) {
  const { t } = useWords()
  const mine = problem?.form === 'password' ? problem : undefined
  return (
    <div id="app-passwords">
      <ActionForm action="/devices/app-passwords" target="#app-passwords" class="form-line make-password">
        <Field id="device-name" name="device" label={t('devices.device')} autocomplete="off" required placeholder={t('devices.device-example')} value={mine?.values.device} error={mine?.sentence} />
        <Button look="main" icon="key-round">{t('devices.make')}</Button>
      </ActionForm>
      {made ? <NewPassword person={person} made={made} /> : null}
      {devices.length === 0 ? <p class="quiet">{t('devices.none')}</p> : <ul class="rows known-devices">{devices.map((device) => <KnownDeviceRow device={device} />)}</ul>}
    </div>
  )
}

function NewPassword({ person, made }: { person: string; made: MadePassword }) {
  const { t } = useWords()
  return (
    <div class="new-password" role="status">
      <h3>{t('devices.made', { device: made.device })}</h3>
      <CopyField id="new-password" value={made.password} label={t('devices.password')} secret />
      <p>{t('devices.goes-with', { name: person })}</p>
      <p class="quiet">{t('devices.shown-once')}</p>
    </div>
  )
}

function KnownDeviceRow({ device }: { device: KnownDevice }) {
  const { t, moment } = useWords()
  const used = device.lastUsedAt === null ? t('devices.never-used') : device.lastAddress === null ? t('devices.used', { when: moment(device.lastUsedAt) }) : t('devices.used-from', { when: moment(device.lastUsedAt), address: device.lastAddress })
  return (
    <li class="row">
      <Icon name="monitor-smartphone" class="row-icon" />
      <div class="row-words">
        <p class="row-name">{device.device}</p>
        <p class="row-more">{[used, t('devices.made-at', { when: moment(device.createdAt) })].join(' · ')}</p>
        {device.files.length > 0 ? <DeviceFiles files={device.files} /> : null}
      </div>
      <ActionForm action={`/devices/app-passwords/${device.id}`} method="delete" target="#app-passwords">
        <Button icon="x" label={t('devices.revoke-device', { device: device.device })}>{t('devices.revoke')}</Button>
      </ActionForm>
    </li>
  )
}

/** What a device opened and wrote lately. */
function DeviceFiles({ files }: Pick<KnownDevice, 'files'>) {
  const { t, moment } = useWords()
  return (
    <details class="device-files">
      <summary>{t('devices.opened')}<Icon name="chevron-down" /></summary>
      <ul>{files.map(({ fileId, fileName, wrote, at }) => <li><a href={`/files/${fileId}`}>{fileName}</a> <span class="quiet">{t(wrote ? 'devices.file-wrote' : 'devices.file-read', { when: moment(at) })}</span></li>)}</ul>
    </details>
  )
}
