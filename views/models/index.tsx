import { PageHead } from '../components/page-head.tsx'
import { AppPage } from '../layouts/app.tsx'
import type { Frame } from '../layouts/frame.ts'
import { useWords } from '../words.ts'
import type { ModelGroup, ProviderFacts, Trial, TrialPicture } from './data.ts'
import { ModelItem } from './_model.tsx'
import { ModelProvider } from './_provider.tsx'

export interface ModelsProps {
  frame: Frame
  groups: readonly ModelGroup[]
  provider?: ProviderFacts
  pictures: readonly TrialPicture[]
  /** Where a plain form tried one. */
  tried?: { model: string; picture: string; trial: Trial }
}

/** /models: the networks of the house by what they are for, and what each could gain. */
export function ModelsPage({ frame, groups, provider, pictures, tried }: ModelsProps) {
  const { t, say } = useWords()
  return (
    <AppPage frame={frame} title={t('rail.models')} place="models" live="models">
      <PageHead title={t('rail.models')} text={t('models.text')} />
      <ModelProvider provider={provider} />
      {groups.map((group) => (
        <section class="section" aria-labelledby={`models-of-${group.id}`}>
          <div class="section-head"><h2 id={`models-of-${group.id}`}>{say(group.title)}</h2></div>
          <ul class="models">
            {group.models.map((model) => <ModelItem model={model} pictures={pictures} tried={tried?.model === model.id ? tried : undefined} />)}
          </ul>
        </section>
      ))}
    </AppPage>
  )
}
