import { Notice } from '../components/notice.tsx'
import { useWords } from '../words.ts'
import { CopyField } from './_copy-field.tsx'
import type { FolderDoor } from './data.ts'

/** Where the house stands as a folder, and what to know of the way there. */
export function Addresses({ door }: { door: FolderDoor }) {
  const { t } = useWords()
  return (
    <div class="stack">
      {door.addresses.map(({ url, where }, at) => (
        <div class="address">
          {door.addresses.length > 1 ? <p class="row-more">{t(`devices.at-${where}`)}</p> : null}
          <CopyField id={`address-${at}`} value={url} label={t('devices.address')} />
        </div>
      ))}
      {door.isThisMachineOnly ? <Notice tone="warn"><p>{t('devices.this-machine-only')}</p></Notice> : null}
      {door.isPlain ? <p class="field-hint">{t('devices.is-plain')}</p> : null}
    </div>
  )
}
