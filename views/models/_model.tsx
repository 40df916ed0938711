import { Icon } from '../components/icon.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords } from '../words.ts'
import { cardLine } from './card-words.ts'
import type { ModelRow, Trial, TrialPicture } from './data.ts'
import { ModelStanding } from './_standing.tsx'
import { ModelTry } from './_try.tsx'
import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'

interface Props { model: ModelRow; pictures: readonly TrialPicture[]; tried?: { picture: string; trial: Trial } }

/** One model: how it stands, which /live keeps fresh, and what there is to know. What only an installed one can do shows by the state of the first (models.css), so that it comes without a reload. */
export function ModelItem({ model, pictures, tried }: Props) {
  const { t } = useWords()
  return (
    <li class="model">
      <ModelStanding model={model} />
      <details class="model-more" open={tried !== undefined}>
        <summary aria-label={t('models.more', { name: model.title })}>{t('page.more')}<Icon name="chevron-down" /></summary>
        <div class="model-sheet">
          <ModelFacts model={model} />
          {model.uses.length > 0 ? <ModelTry model={model} pictures={pictures} tried={tried} /> : null}
          <ActionForm class="model-check" action={`/models/${model.id}/check`} target={`#${domId('model', model.id)}`}><Button look="plain" icon="shield">{t('models.check')}</Button></ActionForm>
        </div>
      </details>
    </li>
  )
}

function ModelFacts({ model }: { model: ModelRow }) {
  const { t, size, locale } = useWords()
  const lines = (all: readonly string[]) => <ul>{all.map((line) => <li>{cardLine(locale.language, line)}</li>)}</ul>
  return (
    <dl class="model-facts">
      <div><dt>{t('models.good-at')}</dt><dd>{lines(model.goodAt)}</dd></div>
      <div><dt>{t('models.weak-at')}</dt><dd>{lines(model.limits)}</dd></div>
      <div><dt>{t('models.memory')}</dt><dd>{t('models.memory-about', { size: size(model.memoryBytes) })}</dd></div>
      <div><dt>{t('models.figures')}</dt><dd>{model.figures.length === 0 ? t('models.not-measured') : <Figures figures={model.figures} />}</dd></div>
      <div><dt>{t('models.licence')}</dt><dd>{model.licence}</dd></div>
      <div><dt>{t('models.author')}</dt><dd><a href={model.origin} rel="noreferrer">{model.origin.replace(/^https:\/\//, '')}</a></dd></div>
    </dl>
  )
}

function Figures({ figures }: { figures: ModelRow['figures'] }) {
  const { t, number, size } = useWords()
  return (
    <ul>
      {figures.map(({ file, runs, meanMs, loadMs, memoryBytes }) => (
        <li>
          {figures.length > 1 ? <b>{file}: </b> : null}
          {[t('models.figure-time', { ms: number(meanMs, meanMs < 10 ? 1 : 0) }), t('models.figure-runs', { count: runs }), loadMs > 0 ? t('models.figure-load', { ms: number(loadMs, 0) }) : '', memoryBytes > 0 ? t('models.figure-memory', { size: size(memoryBytes) }) : ''].filter(Boolean).join(' · ')}
        </li>
      ))}
    </ul>
  )
}
