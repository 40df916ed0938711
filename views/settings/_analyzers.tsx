import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { useWords } from '../words.ts'
import type { AnalyzerSetting } from './data.ts'

/** One analyzer with its switch; swaps itself. */
export function AnalyzerRow({ analyzer }: { analyzer: AnalyzerSetting }) {
  const { t, say } = useWords()
  const id = domId('analyzer', analyzer.name)
  return (
    <li class="row" id={id}>
      <Icon name={analyzer.name.startsWith('image.text') ? 'scan-text' : analyzer.name.startsWith('image.colors') ? 'palette' : 'sparkles'} class="row-icon" />
      <div class="row-words">
        <p class="row-name">{say(analyzer.title)}</p>
        <p class="row-more">{say(analyzer.about)}</p>
        {analyzer.detail ? <p class={analyzer.state === 'missing' ? 'row-reason' : 'row-more'}>{say(analyzer.detail)}</p> : null}
      </div>
      <ActionForm action={`/settings/analyzers/${analyzer.name}`} method={analyzer.enabled ? 'delete' : 'post'} target={`#${id}`}>
        <Button look="plain" class="toggle" pressed={analyzer.enabled} label={t('settings.turn', { name: say(analyzer.title) })}><span class="toggle-track" aria-hidden="true"></span></Button>
      </ActionForm>
    </li>
  )
}
