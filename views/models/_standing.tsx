import { ActionForm } from '../components/action-form.tsx'
import { Button } from '../components/button.tsx'
import { domId } from '../components/dom-id.ts'
import { Icon } from '../components/icon.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useWords, type Words } from '../words.ts'
import { cardLine } from './card-words.ts'
import type { ModelRow } from './data.ts'

/** How a model stands: name, state, what is in the way, how far it has come, what can be done. Swaps itself. */
export function ModelStanding({ model }: { model: ModelRow }) {
  const words = useWords()
  const { t, say, size } = words
  const id = domId('model', model.id)
  const { install } = model
  const isComing = install !== undefined && install.state !== 'failed'
  const { look, key } = standing(model)
  const reason = install?.reason ?? (model.damaged ? model.reason : undefined)
  return (
    <div class="model-standing" id={id} data-state={model.damaged ? 'damaged' : model.state}>
      <div class="model-words">
        <h3 class="model-name">{model.title}</h3>
        <p class="model-line"><span class={`model-state model-${look}`}>{look === 'used' ? <Icon name="circle-check" /> : look === 'bad' ? <Icon name="circle-alert" /> : null}{t(key)}</span>{[size(model.bytes), model.from ? t(`models.from-${model.from}`) : ''].filter(Boolean).map((part) => <span>{part}</span>)}</p>
        {reason ? <p class="model-reason" role={isComing ? undefined : 'status'}>{say(reason)}</p> : <p class="model-gain">{gain(words, model)}</p>}
        {isComing ? (
          <div class="model-progress">
            <ProgressBar done={install.receivedBytes} total={install.bytes} label={t('models.progress', { name: model.title })} />
            <p class="row-more">{install.state === 'waiting' ? t('models.waiting') : t('models.received', { done: size(install.receivedBytes), all: size(install.bytes) })}</p>
          </div>
        ) : null}
      </div>
      <Actions model={model} target={`#${id}`} />
    </div>
  )
}

function Actions({ model: { id, install, fetch, removable, damaged }, target }: { model: ModelRow; target: string }) {
  const { t, size } = useWords()
  const path = `/models/${id}/installation`
  const isComing = install !== undefined && install.state !== 'failed'
  return (
    <div class="model-actions">
      {fetch && !isComing ? <ActionForm action={path} target={target}><Button icon="download">{damaged ? t('models.install-again', { host: fetch.host }) : t('models.install', { size: size(fetch.bytes), host: fetch.host })}</Button></ActionForm> : null}
      {isComing ? <ActionForm action={`${path}/end`} target={target}><Button look="plain" icon="x">{t('models.stop')}</Button></ActionForm> : null}
      {install?.state === 'failed' ? <ActionForm action={`${path}/end`} target={target}><Button look="plain" icon="check">{t('models.dismiss')}</Button></ActionForm> : null}
      {removable ? <ActionForm action={path} method="delete" target={target}><Button look="plain" icon="trash-2">{t('models.remove')}</Button></ActionForm> : null}
    </div>
  )
}

interface Standing {
  look: 'used' | 'quiet' | 'bad' | 'coming'
  key: 'models.in-use' | 'models.spare' | 'models.idle' | 'models.installed' | 'models.available' | 'models.missing' | 'models.damaged' | 'models.coming' | 'models.could-not-come'
}

function standing({ state, install, damaged, uses }: ModelRow): Standing {
  if (install?.state === 'failed') return { look: 'bad', key: 'models.could-not-come' }
  if (install) return { look: 'coming', key: 'models.coming' }
  if (damaged) return { look: 'bad', key: 'models.damaged' }
  if (state !== 'installed') return { look: 'quiet', key: state === 'available' ? 'models.available' : 'models.missing' }
  if (uses.length === 0) return { look: 'quiet', key: 'models.installed' }
  const chosen = uses.filter(({ rank }) => rank === 'chosen')
  if (chosen.length === 0) return { look: 'quiet', key: 'models.spare' }
  return chosen.some(({ on }) => on) ? { look: 'used', key: 'models.in-use' } : { look: 'quiet', key: 'models.idle' }
}

/** What it would bring, or why it rests. */
function gain({ t, locale }: Words, { state, uses, fetch, goodAt }: ModelRow): string {
  const [use] = uses
  const better = use?.rank === 'better' ? (use.now ? t('models.better-than', { now: use.now, what: cardLine(locale.language, goodAt[0] ?? '') }) : t(use.optional ? 'models.would-help' : 'models.would-enable', { what: cardLine(locale.language, goodAt[0] ?? '') })) : ''
  const spare = use?.rank === 'spare' && use.now ? t('models.rather', { now: use.now }) : ''
  const nowhere = state === 'missing' && !fetch ? t('models.only-mirror') : ''
  return [better, spare, nowhere].filter(Boolean).join(' ')
}
