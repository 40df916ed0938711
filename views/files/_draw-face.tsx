import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'

/** Drawing a face that no machine found, or a pet: public/js/draw-face.js lays a box over the picture and fills the fields in, in shares of its sides. */
export function DrawFace({ fileId }: { fileId: string }) {
  const { t } = useWords()
  const [name, kind] = [domId('draw-name', fileId), domId('draw-kind', fileId)]
  const list = domId('face-names', fileId)
  return (
    <div class="draw-face only-scripted" data-draw-face={t('file.draw-box')}>
      <Button type="button" look="plain" icon="square-dashed" data={{ 'data-draw-begin': '' }}>{t('file.draw-face')}</Button>
      <ActionForm action={`/files/${fileId}/faces`} target={`#${domId('file-faces', fileId)}`} class="draw-form stack">
        <p class="panel-quiet" data-draw-help="">{t('file.draw-help')}</p>
        {(['x', 'y', 'width', 'height'] as const).map((field) => <input type="hidden" name={field} value="" data-draw-field={field} />)}
        <div class="field"><label for={name}>{t('people.name')}</label><input id={name} name="name" type="text" maxlength={100} autocomplete="off" list={list} hx-get="/people/suggest" hx-trigger="input changed delay:120ms, focus once" hx-target={`#${list}`} hx-swap="innerHTML" data-draw-name="" /></div>
        <div class="field"><label for={kind}>{t('file.draw-kind')}</label><select id={kind} name="kind"><option value="person">{t('file.draw-person')}</option><option value="pet">{t('file.draw-pet')}</option></select></div>
        <div class="form-actions"><Button icon="check">{t('file.draw-save')}</Button><Button type="button" look="plain" data={{ 'data-draw-cancel': '' }}>{t('file.draw-cancel')}</Button></div>
      </ActionForm>
    </div>
  )
}
