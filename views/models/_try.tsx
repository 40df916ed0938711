import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { SelectField } from '../components/field.tsx'
import { labelName } from '../labels.ts'
import { useWords } from '../words.ts'
import type { ModelRow, Trial, TrialPicture } from './data.ts'

interface Props { model: Pick<ModelRow, 'id'>; pictures: readonly TrialPicture[]; tried?: { picture: string; trial: Trial } }

/** Tries a model on a picture; swaps what came of it. */
export function ModelTry({ model, pictures, tried }: Props) {
  const { t } = useWords()
  const id = domId('model-trial', model.id)
  const options = [{ value: 'demo', label: t('models.try-demo') }, ...pictures.map(({ id: value, name }) => ({ value, label: name }))]
  return (
    <div class="model-try">
      <ActionForm class="form-line" action={`/models/${model.id}/trial`} target={`#${id}`}>
        <SelectField id={domId('model-picture', model.id)} name="picture" label={t('models.try-picture')} value={tried?.picture ?? 'demo'} options={options} />
        <Button icon="play">{t('models.try')}</Button>
      </ActionForm>
      {tried ? <TrialAnswer id={model.id} trial={tried.trial} /> : <div id={id}></div>}
    </div>
  )
}

/** What a model found in a picture, and how long that took. */
export function TrialAnswer({ id, trial }: { id: string; trial: Trial }) {
  const { t, say, number, share, locale } = useWords()
  const { found, failed, labels } = trial
  return (
    <div class="model-trial" id={domId('model-trial', id)} role="status">
      {failed ? <p class="model-reason">{say(failed)}</p> : found.map((message) => <p>{say(message)}</p>)}
      {labels.length > 0 ? <ul class="chips">{labels.map(({ label, score }) => <li class="chip"><span class="chip-text">{labelName(locale.language, label)} <span class="quiet">{share(score)}</span></span></li>)}</ul> : null}
      {failed ? null : <p class="row-more">{[t('models.try-took', { ms: number(trial.tookMs, 0), network: number(trial.networkMs, 0) }), trial.loadMs > 0 ? t('models.try-load', { ms: number(trial.loadMs, 0) }) : ''].filter(Boolean).join(', ')}</p>}
    </div>
  )
}
