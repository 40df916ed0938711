import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { useWords, type Words } from '../words.ts'
import type { FileChange } from './data.ts'
import { PanelPart } from './_panel-part.tsx'

/** What people decided about the file, newest first; each can be taken back. */
export function FileHistory({ id, changes }: { id: string; changes: readonly FileChange[] }) {
  const words = useWords()
  const { t, moment } = words
  if (changes.length === 0) return null
  return (
    <PanelPart id={domId('file-history', id)} title={t('file.history')}>
      <ol class="history">
        {changes.map((change) => (
          <li class={change.undone ? 'history-undone' : undefined}>
            <div><p>{changeSentence(words, change)}</p><p class="panel-quiet">{[change.by, moment(change.at), change.undone ? t('file.undone') : ''].filter(Boolean).join(' · ')}</p></div>
            {change.canUndo && !change.undone ? <ActionForm action={`/changes/${change.id}/undoing`}><Button look="plain" icon="undo-2">{t('page.undo')}</Button></ActionForm> : null}
          </li>
        ))}
      </ol>
    </PanelPart>
  )
}

/** 'Tag Travel/Rome added': what a change did, in words. */
export function changeSentence(words: Words, { action, subject }: Pick<FileChange, 'action' | 'subject'>): string {
  const key = `change.${action}`
  return words.knows(key) ? words.say({ key, params: { subject: subject ?? '' } }) : words.t('change.other')
}
