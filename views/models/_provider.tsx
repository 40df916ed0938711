import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { ProviderFacts } from './data.ts'

const names = { cuda: 'CUDA', webgpu: 'WebGPU', cpu: 'CPU' }

/** What computes the networks, and why nothing faster does; /live brings it once that is found out. */
export function ModelProvider({ provider }: { provider?: ProviderFacts }) {
  const { t } = useWords()
  return (
    <div class="model-provider" id="model-provider">
      <p><Icon name="cpu" />{t(provider ? `models.provider-${provider.chosen}` : 'models.provider-finding')}</p>
      {provider && provider.refused.length > 0 ? (
        <details class="disclosure">
          <summary>{t('models.provider-why')}</summary>
          <dl class="model-refusals">{provider.refused.map((refused) => <div><dt>{t('models.provider-refused', { provider: names[refused.provider] })}</dt><dd><code>{refused.reason}</code></dd></div>)}</dl>
        </details>
      ) : null}
    </div>
  )
}
