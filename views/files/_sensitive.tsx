import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { FileSensitivity } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

interface Props { id: string; sensitivity: FileSensitivity; canEdit: boolean }

/** Whose word it is that the file is blurred, and the way to say otherwise. public/js/unveil.js brings picture and tile in step with data-sensitive. */
export function FileSensitive({ id, sensitivity: { sensitive, said }, canEdit }: Props) {
  const { t } = useWords()
  const target = domId('file-sensitive', id)
  if (!sensitive && !canEdit) return null
  return (
    <PanelPart id={target} title={t('file.sensitive')}>
      <div data-sensitive={sensitive ? 'yes' : 'no'}>
        {sensitive ? <p class="panel-quiet">{t(said ? 'file.sensitive-said' : 'file.sensitive-seen')}</p> : null}
        {canEdit ? (
          <ActionForm action={`/files/${id}/sensitive`} method={sensitive ? 'delete' : 'post'} target={`#${target}`}>
            <Button look="plain" icon={sensitive ? 'eye' : 'eye-off'} data={{ 'data-sensitive-word': '' }}>{t(sensitive ? 'file.sensitive-clear' : 'file.sensitive-mark')}</Button>
          </ActionForm>
        ) : null}
      </div>
    </PanelPart>
  )
}

/** Over a blurred picture: why, and the way to see it; without scripts a link to the same page with ?show=1. */
export function StageVeil({ href }: { href: string }) {
  const { t } = useWords()
  return (
    <div class="veil" data-veil="">
      <Icon name="eye-off" />
      <p>{t('file.veiled')}</p>
      <a class="button button-quiet" href={href} data-unveil="">{t('browser.unveil')}</a>
    </div>
  )
}
