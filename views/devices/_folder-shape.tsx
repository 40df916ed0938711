import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { SelectField } from '../components/field.tsx'
import { Icon } from '../components/icon.tsx'
import { languages, useWords } from '../words.ts'
import type { FolderShape, FormProblem } from './data.ts'

/** In which language folders are named and which of them there are, for everybody; swaps itself. */
export function FolderShapePart({ shape, open = false, problem }: { shape: FolderShape; open?: boolean; problem?: FormProblem }) {
  const { t } = useWords()
  const mine = problem?.form === 'tree' ? problem : undefined
  return (
    <details class="folder-shape" id="folder-shape" open={open || mine !== undefined}>
      <summary class="button button-quiet"><Icon name="folder" /><span>{t('devices.tree')}</span></summary>
      <ActionForm action="/devices/tree" method="put" target="#folder-shape" class="tv-scope">
        <p class="prose">{t('devices.tree-text')}</p>
        <SelectField id="tree-language" name="language" label={t('devices.tree-language')} value={shape.language} options={languages.map(({ code, name }) => ({ value: code, label: name }))} />
        <fieldset class="checks kinds">
          <legend>{t('devices.tree-shown')}</legend>
          {shape.branches.map((branch) => <label class="switch"><input type="checkbox" name="branch" value={branch.id} checked={branch.shown} /><span>{branch.name}</span></label>)}
          {mine ? <p class="field-error" role="alert">{mine.sentence}</p> : null}
        </fieldset>
        <Button icon="check">{t('page.save')}</Button>
      </ActionForm>
    </details>
  )
}
