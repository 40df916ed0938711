import { useWords } from '../words.ts'
import type { ReadText } from './data.ts'
import { PanelPart } from './_panel-part.tsx'
import type { Kind } from './tile.ts'

/** What the picture reads: plain text that can be selected; a line lights its box while the pointer is on it. */
export function FileText({ text, kind }: { text: readonly ReadText[] | null; kind: Kind }) {
  const { t, share } = useWords()
  if (kind !== 'image' || (text !== null && text.length === 0)) return null
  return (
    <PanelPart id="file-text" title={t('file.reads')}>
      {text === null ? <p class="panel-quiet">{t('file.not-read-yet')}</p> : (
        <div class="read-text" data-read-text="">
          {text.map((line, at) => <p class={line.score < 0.7 ? 'read-line read-unsure' : 'read-line'} data-line={at} title={t('file.sure', { share: share(line.score) })}>{line.text}</p>)}
        </div>
      )}
    </PanelPart>
  )
}
