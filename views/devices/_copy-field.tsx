import { Button } from '../components/button.tsx'
import { useWords } from '../words.ts'

/** Something to be typed elsewhere: a field that can be selected, and a button that copies it where scripts run. */
export function CopyField({ id, value, label, secret = false }: { id: string; value: string; label: string; secret?: boolean }) {
  const { t } = useWords()
  return (
    <div class={secret ? 'copy-field copy-field-secret' : 'copy-field'}>
      <input id={id} type="text" value={value} readonly aria-label={label} autocomplete="off" spellcheck={false} />
      <Button type="button" icon="copy" class="only-scripted" label={t('devices.copy', { what: label })} data={{ 'data-copy': `#${id}` }} />
    </div>
  )
}
