import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useWords, type Words } from '../words.ts'
import type { ScanState, Source } from './data.ts'
import { SourceQuestion } from './_question.tsx'

/** One source: name, path, counts, the state of its scan, its question, its settings. */
export function SourceRow({ source }: { source: Source }) {
  const words = useWords()
  const { t, number } = words
  const id = domId('source', source.id)
  const running = source.scan?.state === 'running'
  return (
    <li class="source" id={id}>
      <div class="source-head">
        <Icon name={source.enabled ? 'hard-drive' : 'unplug'} class="row-icon" />
        <div class="row-words">
          <h2 class="source-name">{source.name}</h2>
          <p class="source-root"><bdi>{source.root}</bdi></p>
          <p class="row-more">{[t('unit.files', { count: source.files }), source.scan ? scanSentence(words, source.scan) : t('sources.not-scanned'), source.watched ? t('sources.watched') : ''].filter(Boolean).join(' · ')}</p>
          {source.refused > 0 ? <p class="row-more"><a href={`/refusals?source=${source.id}`}>{t('sources.refused', { count: source.refused })}</a></p> : null}
        </div>
        <div class="row-actions">
          {running ? null : <ActionForm action={`/sources/${source.id}/scans`} target={`#${id}`}><Button look="plain" icon="refresh-cw">{t('sources.scan')}</Button></ActionForm>}
          <SourceMenu source={source} />
        </div>
      </div>
      {running && source.scan ? (
        <div class="source-progress">
          <ProgressBar done={source.scan.seen} total={source.scan.expected ?? 0} label={t('sources.progress', { name: source.name })} class={source.scan.expected === null ? 'bar-unknown' : undefined} />
          <p class="row-more">{t('sources.scan-counts', { seen: number(source.scan.seen), fresh: number(source.scan.fresh), changed: number(source.scan.changed), moved: number(source.scan.moved) })}</p>
        </div>
      ) : null}
      {source.scan?.question ? <SourceQuestion id={source.id} question={source.scan.question} target={`#${id}`} /> : null}
    </li>
  )
}

function scanSentence({ t, moment, say }: Words, scan: ScanState): string {
  if (scan.state === 'running') return t('sources.scanning')
  if (scan.state === 'stopped') return t('sources.asks')
  if (scan.state === 'failed') return scan.reason ? say(scan.reason) : t('sources.scan-failed')
  return t('sources.scanned', { when: moment(scan.endedAt ?? scan.startedAt) })
}

function SourceMenu({ source }: { source: Source }) {
  const { t } = useWords()
  const id = domId('source', source.id)
  return (
    <details class="menu" data-menu="">
      <summary class="button button-plain button-icon" aria-label={t('sources.settings-of', { name: source.name })}><Icon name="ellipsis" /></summary>
      <div class="menu-sheet source-sheet">
        <ActionForm action={`/sources/${source.id}`} method="put" target={`#${id}`} class="stack">
          <div class="field"><label for={`${id}-name`}>{t('sources.name')}</label><input id={`${id}-name`} name="name" type="text" required value={source.name} /></div>
          <div class="field">
            <label for={`${id}-ignore`}>{t('sources.ignore')}</label>
            <textarea id={`${id}-ignore`} name="ignore" rows={3} spellcheck={false} aria-describedby={`${id}-ignore-hint`}>{source.ignore.join('\n')}</textarea>
            <p class="field-hint" id={`${id}-ignore-hint`}>{t('sources.ignore-hint')}</p>
          </div>
          <label class="switch"><input type="checkbox" name="enabled" value="on" checked={source.enabled} /><span>{t('sources.enabled')}</span></label>
          <Button look="quiet" icon="check">{t('page.save')}</Button>
        </ActionForm>
        <form method="post" action={`/sources/${source.id}`}>
          <input type="hidden" name="_method" value="delete" />
          <p class="field-hint">{t('sources.remove-text')}</p>
          <Button look="bad" icon="unplug">{t('sources.remove')}</Button>
        </form>
      </div>
    </details>
  )
}
